import { fileRequestInputs } from '../../../../contract/service-files.ts'
import type { Action } from '../../../platform/lifecycle.ts'
import type { FileRequest } from '../record.ts'
import type { FileWorld } from './decide.ts'

/** 撤回: the person does not want it any more. */
export const takeBack: Action<FileRequest, FileWorld> = {
  input: fileRequestInputs.takeBack,
  next: () => '不再处理这项请求。',
  decide: () => ({ to: 'takenBack', facts: { text: '本人撤回了个人信息请求' } }),
}
