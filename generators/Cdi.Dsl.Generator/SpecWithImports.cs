using System.Collections.Immutable;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Generator;

/// <summary>A spec with the files that it imports from, directly or through others: compiled again only when one of them changes.</summary>
/// <param name="Spec">The spec.</param>
/// <param name="Imports">The files, in the order in which they are met.</param>
internal sealed record SpecWithImports(SpecText Spec, EquatableArray<SpecText> Imports)
{
    /// <summary>Finds the imports of a spec among the files of the project.</summary>
    public static SpecWithImports Of(SpecText spec, ImmutableArray<SpecText> all, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        var found = new List<SpecText> { spec };
        for (var next = 0; next < found.Count; next++)
        {
            foreach (var path in found[next].Imports)
            {
                if (found.Any(each => each.Path == path)) continue;
                if (all.FirstOrDefault(each => each.Path == path) is { } imported) found.Add(imported);
            }
        }

        return new SpecWithImports(spec, found.Skip(1).ToEquatableArray());
    }

    /// <summary>Compiles the spec. An imported file is a file of the project and reports its own diagnostics, so they are left out here.</summary>
    /// <param name="home">Where the code of its study stands.</param>
    /// <param name="cancelled">Ends the compilation before it begins.</param>
    public CompiledSpec Compile(StudyHome home, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        var result = StudyCompiler.Compile(Spec.Path, Spec.Text, path => Imports.FirstOrDefault(each => each.Path == path)?.Text, home);
        var lines = new LineMap(Spec.Text);
        var own = result.Diagnostics.Where(each => each.Path == Spec.Path).Select(each => LocatedDiagnostic.In(lines, each));
        return new CompiledSpec(Spec.Path, DeclaredStudy.In(lines, Spec.Path, result), result.Sources, own.ToEquatableArray());
    }
}
