import { ElMessageBox } from 'element-plus';

/** Asks why before something that others will be told the reason of; null when the person thinks better of it. */
export async function askedReason(title: string, consequence: string, button: string): Promise<string | null> {
  try {
    const answer = await ElMessageBox.prompt(consequence, title, {
      confirmButtonText: button,
      cancelButtonText: '取消',
      inputType: 'textarea',
      inputPlaceholder: '原因（至少 2 个字）',
      inputValidator: (text) => (text ?? '').trim().length >= 2 || '请写明原因（至少 2 个字）',
      closeOnClickModal: false,
    });
    return String((answer as { value: string }).value).trim();
  } catch {
    return null;
  }
}
