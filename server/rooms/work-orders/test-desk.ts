export { aDesk, filesForm, type Answer, type TestDesk } from '../../testing/desk.ts'
