import { ElMessage } from 'element-plus';
import { ref } from 'vue';
import { failureWords } from '../words/failures.ts';

/** What a dialog asks the server for: done, it is said and the dialog closes; refused, the dialog stays and says why. */
export function useAttempt(close: () => void) {
  const failure = ref('');

  async function attempt(act: () => Promise<unknown>, done: string) {
    failure.value = '';
    try {
      await act();
      ElMessage.success(done);
      close();
    } catch (error) {
      failure.value = failureWords(error);
    }
  }

  return { failure, attempt };
}
