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
        foreach (var (estimand, definition) in material.Problem.Estimands.Zip(material.Definition.Estimands))
        {
            if (draws.SampleOf(estimand.Features.Variables) is not SamplingFailure.JointDrawUndeclared apart) continue;
            problems.Add(DataDiagnostics.JointDrawUndeclared(material.Table.File, StudyMaterial.Subject(definition), definition.Name,
                Name(apart.Variable), Name(apart.Other), apart.Row is { } row ? material.Table.Place(row) : default(RowPlace?)));
        }

        if (problems.Count > 0) throw new CorpusException(problems);

        string Name(int variable) => material.Variables[variable].Outcome.Name;
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
