/**
 * What is written to residents, each with a template of its own: gateways send only what has been registered with them (报备), by its
 * number and its values. The words here are those to register; the simulator shows them.
 */
export const smsTemplates = {
  news: () => '您在淮南公共法律服务说的一件事有回音了，请凭查询码到网站“查我的事”看，或者打 12348。不用回复。',
  signInCode: ({ code, minutes }) => `验证码 ${code}，${minutes} 分钟内有效，用来登录淮南公共法律服务。任何人向您要验证码，都是骗子。`,
} as const satisfies Record<string, (values: SmsValues) => string>

export const wordsOf = ({ template, values }: Pick<SmsMessage, 'template' | 'values'>): string => smsTemplates[template](values as never)

export type SmsTemplate = keyof typeof smsTemplates
export type SmsValues = Readonly<Record<string, string>>
/** `id` stays the same at each try, so that a gateway can drop the second. */
export type SmsMessage = { readonly id: string; readonly to: string; readonly template: SmsTemplate; readonly values: SmsValues }

/** Whoever really sends: the city's gateway, or the simulator of the demonstration. Neither may put number, values or text into an error or a log. */
export type SmsProvider = {
  readonly name: string
  /** Nothing leaves the house: the text is kept until it expires, so that the demonstration can show it. */
  readonly simulated: boolean
  /** Rejecting is as good as `again`. */
  send(message: SmsMessage): Promise<Handed>
  /** Templates that have not been registered there: such a message is not even written. */
  readonly lacks?: readonly SmsTemplate[]
  /** What became of messages that it took; what it does not know yet is left out. */
  receipts?(ids: readonly string[]): Promise<readonly SmsReceipt[]>
}
/** `why`: a word of the gateway's, letters and digits only. `again`: the next try may do better. */
export type Handed = { readonly taken: true; readonly ref?: string | undefined } | { readonly taken: false; readonly again: boolean; readonly why: string }
export type SmsReceipt = { readonly id: string; readonly ended: 'delivered' | 'failed'; readonly why?: string | undefined }
