using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Finds the blocks that a file imports by name.</summary>
/// <remarks>Imports are not passed on: a file imports what another declares, not what that one imports.</remarks>
/// <param name="resolve">Reads files.</param>
/// <param name="diagnostics">What is wrong with them.</param>
/// <param name="repair">Whether files are read as their authors probably meant them: for the types of a study whose errors have been reported.</param>
internal sealed class ImportLoader(ImportResolver resolve, DiagnosticBag diagnostics, bool repair = false)
{
    private const string Extension = ".cdi";

    private readonly Dictionary<string, (StudySyntax Syntax, BindingContext Context)> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> followed = new(StringComparer.Ordinal);
    private bool isIncomplete;

    /// <summary>The files read, by path.</summary>
    public IEnumerable<(SourceText Source, StudySyntax Syntax)> Files => files.Values.Select(file => (file.Context.Source, file.Syntax));

    /// <summary>The blocks imported by a file; what is absent or circular is reported.</summary>
    public Declarations Load(StudySyntax study, BindingContext context)
    {
        FollowCircles(study, context, [Own(context)]);
        var blocks = study.Imports.SelectMany(import => Blocks(import, context)).ToList();
        return new Declarations(blocks, isIncomplete);
    }

    private static string Own(BindingContext context) => ImportPath.Resolve("", context.Source.Path);

    private IEnumerable<Declaration> Blocks(ImportSyntax import, BindingContext context)
    {
        if (ImportPath.Resolve(context.Source.Path, import.Source.Value) == Own(context) || Read(import, context) is not { } file)
        {
            isIncomplete = true;
            yield break;
        }

        foreach (var name in import.Names)
        {
            var block = Find(name, file.Syntax);
            if (block is null)
            {
                isIncomplete = true;
                context.Report(SchemaDiagnostics.NotDeclaredThere(
                    context.At(name), name.Text, import.Source.Value, [.. file.Syntax.Blocks.Select(other => other.Name?.Text).OfType<string>()]));
            }
            else if (DeclarationCollector.Declare(block, file.Context) is { } declaration)
            {
                yield return declaration;
            }
            else
            {
                isIncomplete = true;
            }
        }
    }

    private (StudySyntax Syntax, BindingContext Context)? Read(ImportSyntax import, BindingContext context)
    {
        var path = ImportPath.Resolve(context.Source.Path, import.Source.Value);
        if (files.TryGetValue(path, out var known)) return known;
        if (missing.Contains(path)) return null;
        if (!path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)) return NotASpec(import, path, context);
        if (resolve(path) is not { } text)
        {
            missing.Add(path);
            context.Report(SchemaDiagnostics.NotDeclaredThere(
                context.At(import.Source), string.Join(", ", import.Names.Select(name => name.Text)), import.Source.Value, null));
            return null;
        }

        var source = new SourceText(path, text);
        var parsed = StudyParser.Parse(source);
        if (parsed.Syntax.Version is null) return NotASpec(import, path, context);
        foreach (var diagnostic in parsed.Diagnostics) diagnostics.Report(diagnostic);
        return files[path] = (repair ? StudyRepair.Repair(parsed.Syntax, source) : parsed.Syntax, new BindingContext(source, diagnostics));
    }

    /// <summary>The block of a name; in a repair the one with the nearest name, under the name that was asked for.</summary>
    private BlockSyntax? Find(NameSyntax name, StudySyntax file)
    {
        var found = file.Blocks.FirstOrDefault(block => block.Name?.Text == name.Text);
        if (found is not null || !repair) return found;
        var nearest = NearestName.Find(name.Text, file.Blocks.Select(block => block.Name?.Text).OfType<string>());
        return nearest is null ? null : file.Blocks.First(block => block.Name?.Text == nearest) with { Name = name };
    }

    /// <summary>Says that a file is no spec, and nothing of what stands in it: any file could be named here.</summary>
    private (StudySyntax Syntax, BindingContext Context)? NotASpec(ImportSyntax import, string path, BindingContext context)
    {
        missing.Add(path);
        context.Report(SchemaDiagnostics.ImportIsNoSpec(context.At(import.Source), import.Source.Value));
        return null;
    }

    private void FollowCircles(StudySyntax study, BindingContext context, IReadOnlyList<string> trail)
    {
        foreach (var import in study.Imports)
        {
            var path = ImportPath.Resolve(context.Source.Path, import.Source.Value);
            if (trail.Contains(path))
            {
                context.Report(SchemaDiagnostics.ImportCycle(context.At(import.Source), [.. trail.SkipWhile(file => file != path), path]));
            }
            else if (followed.Add(path) && Read(import, context) is { } file)
            {
                FollowCircles(file.Syntax, file.Context, [.. trail, path]);
            }
        }
    }
}
