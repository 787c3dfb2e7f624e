using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>How <c>together</c> says that the texts with every label that an estimand reads were drawn.</summary>
/// <param name="material">A study whose labels are given.</param>
/// <param name="designs">For each annotated variable how its labelled texts were drawn.</param>
internal sealed class JointDeclaration(StudyMaterial material, IReadOnlyList<DeclaredDesign> designs)
{
    /// <summary>Path of the setting.</summary>
    public const string Subject = "sampling.together";

    private readonly bool[][] asked = [.. Enumerable.Range(0, designs.Count).Select(material.Labels.Asked)];
    private readonly List<DataDiagnostic> found = [];

    /// <summary>Whether the study says anything of draws together.</summary>
    public static bool IsOf(StudyMaterial material) => material.Definition.Sampling.Given is { Together: not null } or { JointProbability: not null };

    /// <summary>The outcomes of annotated variables, in words.</summary>
    /// <param name="material">The study.</param>
    /// <param name="variables">Indices of annotated variables.</param>
    public static string Names(StudyMaterial material, ImmutableArray<int> variables) =>
        string.Join(" and ", variables.Select(variable => material.Variables[variable].Outcome.Name).Distinct(StringComparer.Ordinal));

    /// <summary>The draw of the texts with the labels of several variables, or what contradicts it.</summary>
    /// <param name="variables">Indices of the annotated variables, in their order, each once.</param>
    public (JointDraw? Draw, IReadOnlyList<DataDiagnostic> Found) Of(ImmutableArray<int> variables)
    {
        found.Clear();
        var labelled = asked[variables[0]].ToArray();
        foreach (var variable in variables.AsSpan()[1..])
        {
            for (var row = 0; row < labelled.Length; row++) labelled[row] &= asked[variable][row];
        }

        var design = !labelled.Contains(true) ? NothingTogether(variables) : Design(variables, labelled);
        return (design is null || found.Count > 0 ? null : new(variables, design), [.. found]);
    }

    private DeclaredDesign? Design(ImmutableArray<int> variables, bool[] labelled) => material.Definition.Sampling.Given switch
    {
        { Together: JointRule.Nested } => Innermost(variables, labelled),
        { Together: JointRule.Independent } given => Independent(given, variables, labelled),
        { JointProbability: { } record } => Stated(record, labelled),
        _ => throw new InvalidOperationException("The study says nothing of draws together."),
    };

    /// <summary>Where every text with the innermost label has the others, having all of them is having that one.</summary>
    private DeclaredDesign? Innermost(ImmutableArray<int> variables, bool[] labelled)
    {
        foreach (var variable in variables)
        {
            if (asked[variable].AsSpan().SequenceEqual(labelled)) return designs[variable];
        }

        var fewest = variables.MinBy(variable => asked[variable].Count(each => each));
        var other = variables.First(variable => variable != fewest && asked[fewest].Zip(asked[variable]).Any(pair => pair.First && !pair.Second));
        var row = asked[fewest].Zip(asked[other]).ToList().FindIndex(pair => pair.First && !pair.Second);
        found.Add(DataDiagnostics.NotNested(material.Table.File, Subject, Name(fewest), Name(other), material.Table.Place(row),
            asked[fewest].Zip(asked[other]).Count(pair => pair.First && !pair.Second) - 1));
        return null;
    }

    /// <summary>Of uniform draws any as many texts are as likely to have all labels, given how many have; of others each text has its product, and the number
    /// is left to chance.</summary>
    private DeclaredDesign? Independent(GivenLabels given, ImmutableArray<int> variables, bool[] labelled)
    {
        if (variables.All(variable => given.ProbabilityOf(Name(variable)) is null) && variables.All(variable => designs[variable].Examples.IsEmpty))
        {
            var (design, contradictions) = GivenDeclaration.OfIndependent(material, Names(material, variables), labelled);
            found.AddRange(contradictions);
            return design;
        }

        var probabilities = designs[variables[0]].Probabilities.ToArray();
        var outcomes = variables.DistinctBy(variable => (material.Variables[variable].Outcome.Name, material.Variables[variable].Human.Name)).ToList();
        foreach (var variable in outcomes.Skip(1))
        {
            for (var row = 0; row < probabilities.Length; row++) probabilities[row] *= designs[variable].Probabilities.Span[row];
        }

        return new(DrawMethod.Poisson, probabilities) { Clusters = designs[variables[0]].Clusters };
    }

    private DeclaredDesign? Stated(string record, bool[] labelled)
    {
        found.AddRange(GivenProbabilities.Check(material, record, labelled));
        if (found.Count > 0) return null;
        return new(DrawMethod.Poisson, material.Table.RecordedNumbers(record)) { Clusters = designs[0].Clusters };
    }

    private DeclaredDesign? NothingTogether(ImmutableArray<int> variables)
    {
        found.Add(DataDiagnostics.NothingTogether(material.Table.File, Subject, Names(material, variables)));
        return null;
    }

    private string Name(int variable) => material.Variables[variable].Outcome.Name;
}
