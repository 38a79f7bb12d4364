import type { MyMatters, MyMessages } from '../../contract/residents.ts'
import type { Frame, StepView } from './views.ts'

/** Signing in: which ways there are, and where one goes on afterwards. */
export interface SignInView extends StepView { readonly offers: { readonly phone: boolean, readonly identity: boolean }, readonly back: string, readonly said: string | null }
/** `simulator`: nothing is really sent, and a page shows the message. */
export interface SignInCodeView extends StepView { readonly phone: string, readonly simulator: boolean, readonly said: string | null }
export interface SignInNameView extends StepView { readonly shown: string }
export interface MeView { readonly frame: Frame, readonly mine: MyMatters }
export interface MessagesView { readonly frame: Frame, readonly mine: MyMessages, readonly said: string | null }
export interface SimulatedPhoneView { readonly frame: Frame, readonly message: { readonly text: string, readonly at: string } | null }
/** `asked`: the authorization request, carried along in the form. */
export interface SimulatedIdentityView extends StepView { readonly asked: Readonly<Record<string, string>>, readonly people: readonly { readonly name: string, readonly shown: string }[] }
