using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>The tokens of a file, with what is not a token.</summary>
/// <param name="Tokens">All tokens; the last is <see cref="TokenKind.End"/>, and no two line ends follow each other.</param>
/// <param name="Comments">The <c>//</c> comments, in order.</param>
/// <param name="Diagnostics">What is wrong with single tokens, in order of discovery.</param>
internal sealed record TokenizedFile(IReadOnlyList<Token> Tokens, IReadOnlyList<CommentSyntax> Comments, IReadOnlyList<Diagnostic> Diagnostics);
