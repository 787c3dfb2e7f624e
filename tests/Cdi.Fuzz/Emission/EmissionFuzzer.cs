using Cdi.Dsl;
using Cdi.Fuzz.Naming;
using Cdi.Fuzz.Specs;

namespace Cdi.Fuzz.Emission;

/// <summary>Specs that the compiler accepts, and what C# says of the code: changed specs, and specs with names that mean something to C#.</summary>
internal static class EmissionFuzzer
{
    private const int Together = 50;
    private const int MeaningsEvery = 4;

    /// <summary>Tries specs until the limit; inputs are those that the compiler accepted.</summary>
    public static FuzzReport Run(RandomChoice random, FuzzLimit limit)
    {
        var report = new FuzzReport();
        var mutator = new SpecMutator(random);
        var harmless = NamedSpec.Shapes.ToDictionary(shape => shape, shape => Meanings(NamedSpec.Harmless(shape)));
        for (var batch = 0; limit.GoesOn(report.Elapsed, report.Accepted); batch++)
        {
            var project = new EmittedProject();
            Dictionary<CompilationResult, string> texts = new(ReferenceEqualityComparer.Instance);
            while (project.Count < Together && limit.GoesOn(report.Elapsed, report.Accepted)) Add(project, texts, Text(random, mutator, limit), report);
            foreach (var (study, why) in project.Problems()) report.Try("emitted.cdi", texts[study], () => why);
            if (batch % MeaningsEvery != 0) continue;
            var shape = random.Of(NamedSpec.Shapes);
            var named = NamedSpec.Next(random, shape);
            report.Try("named.cdi", named, () => Meanings(named).SequenceEqual(harmless[shape]) ? null
                : "A name is bound to something else than in the harmless twin.");
        }

        return report;
    }

    /// <summary>The specs of a number of inputs have names only; a time is divided between names and changes.</summary>
    private static string Text(RandomChoice random, SpecMutator mutator, FuzzLimit limit) =>
        limit.Inputs > 0 || random.Once(2) ? NamedSpec.Next(random, random.Of(NamedSpec.Shapes)) : mutator.Next();

    private static void Add(EmittedProject project, Dictionary<CompilationResult, string> texts, string text, FuzzReport report)
    {
        report.Try("spec.cdi", text, () =>
        {
            var result = StudyCompiler.Compile("study.cdi", text, _ => null);
            if (result.Sources.IsEmpty) return null;
            report.Accepted++;
            texts[result] = text;
            project.Add(result);
            return null;
        });
    }

    private static IReadOnlyList<string> Meanings(string text)
    {
        var result = StudyCompiler.Compile("study.cdi", text, _ => null);
        if (result.Plan is null)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(each => each.IsError).Select(each => each.ToString())) + "\n"
            + text);
        var project = new EmittedProject();
        project.Add(result);
        return project.Meanings(0);
    }
}
