using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary><c>import { a, b } from "file.cdi"</c>.</summary>
/// <param name="Names">The imported symbols.</param>
/// <param name="Source">The file they are declared in, relative to this one.</param>
/// <param name="Span">The whole import.</param>
public sealed record ImportSyntax(EquatableArray<NameSyntax> Names, StringSyntax Source, TextSpan Span) : ItemSyntax(Span);
