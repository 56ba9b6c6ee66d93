import { ElMessageBox } from 'element-plus';

/** Asks before something that cannot be undone: what will happen, and a button that names it. */
export async function confirmed(title: string, consequence: string, button: string, stay = '取消'): Promise<boolean> {
  try {
    await ElMessageBox.confirm(consequence, title, {
      confirmButtonText: button,
      cancelButtonText: stay,
      closeOnClickModal: false,
    });
    return true;
  } catch {
    return false;
  }
}
