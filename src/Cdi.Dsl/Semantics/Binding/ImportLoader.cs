using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Finds the blocks that a file imports by name.</summary>
/// <remarks>Imports are not passed on: a file imports what another declares, not what that one imports.</remarks>
internal sealed class ImportLoader(ImportResolver resolve, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, (StudySyntax Syntax, BindingContext Context)> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> followed = new(StringComparer.Ordinal);

    /// <summary>The files read, in order of their first import.</summary>
    public List<SourceText> Sources { get; } = [];

    /// <summary>The blocks imported by a file; what is absent or circular is reported.</summary>
    public IReadOnlyList<Declaration> Load(StudySyntax study, BindingContext context)
    {
        FollowCircles(study, context, [context.Source.Path]);
        return [.. study.Imports.SelectMany(import => Blocks(import, context))];
    }

    private IEnumerable<Declaration> Blocks(ImportSyntax import, BindingContext context)
    {
        if (Read(import, context) is not { } file) yield break;
        foreach (var name in import.Names)
        {
            var block = file.Syntax.Blocks.FirstOrDefault(block => block.Name?.Text == name.Text);
            if (block is null)
            {
                context.Report(SchemaDiagnostics.NotDeclaredThere(
                    context.At(name), name.Text, import.Source.Value, [.. file.Syntax.Blocks.Select(other => other.Name?.Text).OfType<string>()]));
            }
            else if (DeclarationCollector.Declare(block, file.Context) is { } declaration)
            {
                yield return declaration;
            }
        }
    }

    private (StudySyntax Syntax, BindingContext Context)? Read(ImportSyntax import, BindingContext context)
    {
        var path = ImportPath.Resolve(context.Source.Path, import.Source.Value);
        if (files.TryGetValue(path, out var known)) return known;
        if (missing.Contains(path)) return null;
        if (resolve(path) is not { } text)
        {
            missing.Add(path);
            context.Report(SchemaDiagnostics.NotDeclaredThere(
                context.At(import.Source), string.Join(", ", import.Names.Select(name => name.Text)), import.Source.Value, null));
            return null;
        }

        var source = new SourceText(path, text);
        var parsed = StudyParser.Parse(source);
        foreach (var diagnostic in parsed.Diagnostics) diagnostics.Report(diagnostic);
        Sources.Add(source);
        return files[path] = (parsed.Syntax, new BindingContext(source, diagnostics));
    }

    private void FollowCircles(StudySyntax study, BindingContext context, IReadOnlyList<string> trail)
    {
        foreach (var import in study.Imports)
        {
            var path = ImportPath.Resolve(context.Source.Path, import.Source.Value);
            if (path == trail[0])
            {
                context.Report(SchemaDiagnostics.ImportCycle(context.At(import.Source), trail.Concat([path])));
            }
            else if (followed.Add(path) && Read(import, context) is { } file)
            {
                FollowCircles(file.Syntax, file.Context, [.. trail, path]);
            }
        }
    }
}
