/** What stands on lists and before a purpose is given: enough to tell people apart on the telephone, not enough to reach them. */
export const maskName = (name: string | null | undefined): string => {
  if (!name) return '匿名'
  const letters = [...name]
  return letters.length <= 1 ? `${letters[0]}某` : `${letters[0]}${'某'.repeat(Math.min(letters.length - 1, 2))}`
}

export const maskPhone = (phone: string | null | undefined): string | null => {
  if (!phone) return null
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 ? '***' : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

export const maskIdNumber = (idNumber: string | null | undefined): string | null =>
  idNumber ? `${idNumber.slice(0, 4)}**********${idNumber.slice(-2)}` : null
