using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;

namespace Cdi.Studies.Running.Declarations;

/// <summary>The declared draws of a study whose labels are given: one for each annotated variable, which has labelled texts and probabilities of its
/// own.</summary>
internal sealed class DeclaredDraws
{
    private readonly GivenDraws draws;
    private readonly ImmutableArray<JointDraw> together;

    /// <summary>Resolves the declarations.</summary>
    /// <exception cref="CorpusException">The labels contradict one of them.</exception>
    public DeclaredDraws(StudyMaterial material)
    {
        var problems = new List<DataDiagnostic>();
        var designs = new List<DeclaredDesign>();
        for (var variable = 0; variable < material.Variables.Count; variable++)
        {
            var (design, found) = GivenDeclaration.Of(material, variable);
            problems.AddRange(found.Where(each => !problems.Contains(each)));
            if (design is not null) designs.Add(design);
        }

        if (problems.Count > 0) throw new CorpusException(problems);
        draws = new(material.Labels, designs);
        if (JointDeclaration.IsOf(material))
        {
            together = Declared(material, designs, problems);
            draws = new(material.Labels, designs, [.. together]);
        }
        else
        {
            together = [];
        }

        foreach (var (estimand, definition) in material.Problem.Estimands.Zip(material.Definition.Estimands))
        {
            switch (draws.SampleOf(estimand.Features.Variables))
            {
                case SamplingFailure.JointDrawUndeclared apart when problems.Count == 0:
                    problems.Add(DataDiagnostics.JointDrawUndeclared(material.Table.File, StudyMaterial.Subject(definition), definition.Name,
                        Name(apart.Variable), Name(apart.Other), apart.Row is { } row ? material.Table.Place(row) : default(RowPlace?)));
                    break;
                case SamplingFailure.JointProbabilityAbove above:
                    problems.Add(DataDiagnostics.JointProbabilityAbove(material.Table.File, JointDeclaration.Subject, Name(above.Variable),
                        material.Table.Place(above.Row), above.Joint, above.Own));
                    break;
            }
        }

        if (problems.Count > 0) throw new CorpusException([.. problems.Distinct()]);

        string Name(int variable) => material.Variables[variable].Outcome.Name;
    }

    /// <summary>The sets of several annotated variables that estimands read and no one draw labelled, with their declared draws.</summary>
    public IReadOnlyList<JointDraw> Together => together;

    // What one draw labelled needs no rule.
    private ImmutableArray<JointDraw> Declared(StudyMaterial material, List<DeclaredDesign> designs, List<DataDiagnostic> problems)
    {
        var (declaration, all) = (new JointDeclaration(material, designs), ImmutableArray.CreateBuilder<JointDraw>());
        foreach (var variables in material.Problem.Estimands.Select(estimand => estimand.Features.Variables.Distinct().Order().ToImmutableArray()))
        {
            if (draws.SampleOf(variables) is not SamplingFailure.JointDrawUndeclared || all.Any(each => each.Variables.SequenceEqual(variables))) continue;
            var (draw, found) = declaration.Of(variables);
            problems.AddRange(found.Where(each => !problems.Contains(each)));
            if (draw is not null) all.Add(draw);
        }

        return all.ToImmutable();
    }

    /// <summary>The declared design of an annotated variable.</summary>
    public DeclaredDesign DesignOf(int variable) => draws.DesignOf(variable);

    /// <summary>The labels of the annotated variables that an estimand reads.</summary>
    /// <exception cref="InvalidOperationException">They were not labelled by one draw, and no estimand reads them.</exception>
    public DrawnSample SampleOf(ImmutableArray<int> variables) => draws.SampleOf(variables) as DrawnSample
        ?? throw new InvalidOperationException("Labels that an estimand reads together were not drawn together.");

    /// <summary>The labels of an annotated variable.</summary>
    public DrawnSample SampleOf(int variable) => draws.SampleOf(variable);
}
