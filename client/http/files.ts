import { answered, bodyOf, tab } from './client.ts';

/** Browsers start a download from a blob at once, and keep what they need; the address itself is not needed for long. */
const FORGET_MS = 10_000;

/** Sends a form and tells how much of it has gone (0 to 1): the one thing `fetch` does not say. */
export async function upload<T>(path: string, form: FormData, progress: (part: number) => void): Promise<T> {
  const sent = new Promise<Response>((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
    sending.setRequestHeader('x-tab', tab);
    sending.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    sending.onload = () => {
      const headers = { 'content-type': sending.getResponseHeader('content-type') ?? '' };
      resolve(new Response(sending.responseText, { status: sending.status, headers }));
    };
    sending.onerror = reject;
    sending.onabort = reject;
    sending.send(form);
  });
  return (await bodyOf(await answered(sent))) as T;
}

/** Saves what an address answers as a file; a refusal is thrown in words, where a plain link would save it as a file. */
export async function download(path: string, name: string): Promise<void> {
  const response = await answered(fetch(path, { headers: { 'x-tab': tab } }));
  if (!response.ok) await bodyOf(response);
  const address = URL.createObjectURL(await answered(response.blob()));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), FORGET_MS);
}
