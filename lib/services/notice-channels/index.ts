export { addChannel, changeChannel, removeChannel, rotateSecret } from "./change";
export { listDeliveries, resendDelivery } from "./deliveries";
export { getOwnMail, listChannels } from "./list";
export { muteChannel, startChannel } from "./mute";
export { saveOwnMail } from "./own-mail";
export { sendDueNotices } from "./send";
export { testChannel } from "./test-channel";
export { readUnsubscribe, unsubscribe } from "./unsubscribe";
