// The package carries no types; this is the one function that is used.
declare module 'qrcode' {
  const qrcode: { toString(text: string, options: { type: 'svg'; margin?: number; errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' }): Promise<string> }
  export default qrcode
}
