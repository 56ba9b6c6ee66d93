/** Why a message did not go out, in words for the administrator and without any secret. */
export class SendingFailed extends Error {
  override name = 'SendingFailed';
}
