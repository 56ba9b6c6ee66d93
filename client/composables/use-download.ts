import { ElMessage } from 'element-plus';
import { ref } from 'vue';
import { requestFile } from '../http/client.ts';
import { failureWords } from '../words/failures.ts';

/** Files that the server takes a moment to make: says that it is at work, saves the file, or says why there is none. */
export function useDownload() {
  /** What is being made, in words; null when nothing is. */
  const making = ref<string | null>(null);

  async function download(path: string, what: string): Promise<void> {
    if (making.value !== null) return;
    making.value = what;
    try {
      const { name, content } = await requestFile(path);
      save(name, content);
      ElMessage.success(`已导出：${name}`);
    } catch (error) {
      ElMessage.error(`${what}没有导出。${failureWords(error)}`);
    } finally {
      making.value = null;
    }
  }

  return { making, download };
}

/** How long the browser may take to fetch what it was handed. */
const KEPT_MS = 60_000;

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
