/** The room of service files: one file a person (一人一档). Its only door. What opens a file is the gate, in the room citizens. */
export { fileView, gateView, type FileCall } from './file-view.ts'
export { looksAt } from './looks.ts'
export { askRequest } from './requests.ts'
export { copyOf } from './copy.ts'
export { openForHandling } from './handling.ts'
export { finishErasures } from './erase.ts'
export { serviceFilePermissions } from './permissions.ts'
export { serviceFileRoutes } from './routes.ts'
