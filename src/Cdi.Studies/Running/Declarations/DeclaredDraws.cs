using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;

namespace Cdi.Studies.Running.Declarations;

/// <summary>The declared draws of a study whose labels are given: one for each annotated variable, which has labelled texts and probabilities of its
/// own.</summary>
internal sealed class DeclaredDraws
{
    private readonly List<(bool[] Labelled, DeclaredDesign Design, DrawnSample Sample)> draws = [];

    /// <summary>Resolves the declarations.</summary>
    /// <exception cref="CorpusException">The labels contradict one of them.</exception>
    public DeclaredDraws(StudyMaterial material)
    {
        var problems = new List<DataDiagnostic>();
        for (var variable = 0; variable < material.Variables.Count; variable++)
        {
            var (design, found) = GivenDeclaration.Of(material, variable);
            problems.AddRange(found.Where(each => !problems.Contains(each)));
            if (design is not null) Add(material, variable, design);
        }

        if (problems.Count > 0) throw new CorpusException(problems);
    }

    /// <summary>The declared design of an annotated variable.</summary>
    public DeclaredDesign DesignOf(int variable) => draws[variable].Design;

    /// <summary>The labels of an annotated variable.</summary>
    public DrawnSample SampleOf(int variable) => draws[variable].Sample;

    // Variables labelled in the same texts share one sample, and with it what is computed from it once.
    private void Add(StudyMaterial material, int variable, DeclaredDesign design)
    {
        var labelled = material.Labels.Asked(variable);
        var same = draws.FindIndex(draw => draw.Labelled.AsSpan().SequenceEqual(labelled));
        draws.Add(same >= 0 ? draws[same] : (labelled, design, GivenSample.Of(material.Labels, variable, design)));
    }
}
