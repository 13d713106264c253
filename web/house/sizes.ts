import ts from 'typescript'

const MOST_FUNCTION_LINES = 40

/**
 * A complaint per function of more than 40 lines in a TypeScript file, or in the scripts of a Svelte file. What
 * `describe` is given is a heading over tests, not a function to be read at one go.
 */
export function longFunctions(name: string, text: string): string[] {
  const kind = name.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(name, scripts(name, text), ts.ScriptTarget.Latest, true, kind)
  const complaints: string[] = []
  const visit = (node: ts.Node): void => {
    if (isFunction(node)) complaints.push(...tooLong(name, source, node))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return complaints
}

/** The text with everything outside of `<script>` blanked, line for line, where the file is a component. */
function scripts(name: string, text: string): string {
  if (!name.endsWith('.svelte')) return text
  const outside = /(?:^|<\/script>)[^]*?(?:<script[^>]*>|$)/g
  return text.replace(outside, (part) => part.replace(/[^\n]/g, ' '))
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && !isHeading(node)
}

function isHeading(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'describe'
}

function tooLong(name: string, source: ts.SourceFile, node: ts.FunctionLikeDeclaration): string[] {
  const first = source.getLineAndCharacterOfPosition(node.getStart()).line
  const lines = source.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1
  if (lines <= MOST_FUNCTION_LINES) return []
  const called = node.name?.getText() ?? 'a function'
  return [`${name}:${first + 1}: ${called} has ${lines} lines, at most ${MOST_FUNCTION_LINES}`]
}
