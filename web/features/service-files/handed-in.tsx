import type { FileMaterial } from '../../../contract/service-files.ts'
import { day } from '../../lib/format.ts'
import { Notice } from '../../ui/panels.tsx'
import { useHandedIn, useHandedInOfOrder } from './data.ts'

/** 不再要第二次: said where somebody is about to ask for papers. */
export const HandedInOfOrder = ({ orderId }: { orderId: string }) => <Already materials={useHandedInOfOrder(orderId).data} />
export const HandedIn = ({ personId }: { personId: string }) => <Already materials={useHandedIn(personId).data} />

const Already = ({ materials }: { materials: readonly FileMaterial[] | undefined }) =>
  materials?.length ? <Notice><strong>已经交过，不要再让他交：</strong>{materials.map((one) => `${one.name}（${day(one.at)}，${one.orderNumber}）`).join('、')}</Notice> : null
