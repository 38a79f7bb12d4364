/**
 * Breaks text into lines of a width as Chinese typesetting wants it: no line begins with a closing mark, none ends with an
 * opening one, numbers and Latin words stay whole.
 */
export function breakLines(text: string, width: number, widthOf: (piece: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, widthOf))
}

function breakParagraph(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of piecesOf(text, width, widthOf)) {
    const wide = widthOf(piece)
    if (used + wide > width + 0.01 && line !== '') {
      lines.push(line.trimEnd())
      line = ''
      used = 0
      if (piece.trim() === '') continue
    }
    line += piece
    used += wide
  }
  return [...lines, line.trimEnd()]
}

// What may not be torn apart: a word or number, or a character with the marks that hang on it.
function piecesOf(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const atoms = text.match(/[A-Za-z0-9%./:@_+#&=*-]+(?:,\d{3})*(?:\.\d+)?|./gu) ?? []
  const pieces: string[] = []
  for (const atom of atoms.flatMap((each) => (widthOf(each) > width ? [...each] : [each]))) {
    const before = pieces.at(-1)
    const hangs = before !== undefined && before.trim() !== '' && (closing.test(atom) || openingAtEnd.test(before))
    if (hangs && widthOf(before + atom) <= width) pieces[pieces.length - 1] = before + atom
    else pieces.push(atom)
  }
  return pieces
}

const closing = /^[、。，．！？：；）〕】》〉」』”’…—～%℃!?,.;:)\]}]/u
const openingAtEnd = /[（〔【《〈「『“‘([{]$/u
