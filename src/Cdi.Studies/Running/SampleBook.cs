using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Results;
using Cdi.Studies.Running.Declarations;

namespace Cdi.Studies.Running;

/// <summary>The samples of a run: the study's own, and in a replay one for each other design that is compared; each is drawn once.</summary>
internal sealed class SampleBook
{
    private readonly StudyMaterial material;
    private readonly IReadOnlyDictionary<SamplingDesign, DrawnSample> drawn;
    private readonly DeclaredDraws? declared;
    private readonly AnsweredSamples? answered;
    private readonly IReadOnlyDictionary<SamplingDesign, AnsweredSamples> redrawn;

    private SampleBook(StudyMaterial material, DeclaredDraws? declared, IReadOnlyDictionary<SamplingDesign, DrawnSample> drawn, AnsweredSamples? answered,
        IReadOnlyDictionary<SamplingDesign, AnsweredSamples>? redrawn = null)
    {
        this.redrawn = redrawn ?? new Dictionary<SamplingDesign, AnsweredSamples>();
        this.material = material;
        this.declared = declared;
        this.drawn = drawn;
        this.answered = answered;
        AsDrawn = declared is null ? drawn[SamplingDesign.Of(material.Definition.Sampling.Design)] : declared.SampleOf(0);
        Own = OwnOf(0);
    }

    /// <summary>The study's own sample as it was drawn, with texts of which nobody could say what they are.</summary>
    public DrawnSample AsDrawn { get; }

    /// <summary>The study's own sample; where labels are given, that of the first annotated variable.</summary>
    public DrawnSample Own { get; }

    /// <summary>The study's own sample of an annotated variable: given labels are a sample for each variable.</summary>
    public DrawnSample OwnOf(int variable) => answered?.Of(variable) ?? AsDrawnOf(variable);

    /// <summary>The study's own sample of an annotated variable as it was drawn.</summary>
    public DrawnSample AsDrawnOf(int variable) => declared?.SampleOf(variable) ?? AsDrawn;

    /// <summary>The study's own sample of variables that an estimand reads together, as it was drawn.</summary>
    public DrawnSample AsDrawnOf(ImmutableArray<int> variables) => declared?.SampleOf(variables) ?? AsDrawn;

    /// <summary>The least and the largest label that texts without one may have, with the study's own sample under each; null where every text has one, or
    /// where the study treats them otherwise.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    public (DrawnSample Least, DrawnSample Most)? BoundsOf(int estimand) => answered?.BoundsOf(estimand);

    /// <summary>How the labels of an annotated variable are said to have been drawn; null where the study draws them.</summary>
    public DeclaredDesign? DeclaredOf(int variable) => declared?.DesignOf(variable);

    /// <summary>The sets of several annotated variables that estimands read and no one draw labelled, with their declared draws.</summary>
    public IReadOnlyList<JointDraw> Together => declared?.Together ?? [];

    /// <summary>The name of the own sample's design in results.</summary>
    public string OwnName => Own.Design is { } design ? NameOf(design) : DesignFacts.Given;

    /// <summary>The sample of a comparison.</summary>
    /// <param name="design">A design that gets a draw of its own, or null for the study's own sample.</param>
    /// <param name="variables">Indices of the annotated variables that the estimand reads.</param>
    public DrawnSample Of(SamplingDesign? design, ImmutableArray<int> variables) => design is { } other
        ? redrawn.GetValueOrDefault(other)?.Of(variables) ?? drawn[other]
        : variables.Length > 1 ? answered?.Of(variables) ?? AsDrawnOf(variables) : OwnOf(variables[0]);

    /// <summary>The sample of a comparison as it was drawn, those texts among it on which annotators are divided: what single annotators say is read of
    /// each.</summary>
    /// <param name="design">A design that gets a draw of its own, or null for the study's own sample.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public DrawnSample RatedOf(SamplingDesign? design, int variable) =>
        AnsweredSample.With(design is { } other ? drawn[other] : AsDrawnOf(variable), variable, 0);

    /// <summary>Every sample, by its name: the study's own first (given labels of outcomes that are labelled in other texts behind it), then those of other
    /// designs in the order of designs.</summary>
    public IReadOnlyList<(string Name, DrawnSample Sample)> All
    {
        get
        {
            var all = new List<(string Name, DrawnSample Sample)> { (OwnName, Own) };
            for (var index = 0; index < material.Variables.Count; index++)
            {
                var own = OwnOf(index);
                if (!all.Exists(each => each.Sample.Equals(own))) all.Add(($"{OwnName} {material.Variables[index].Outcome.Name}", own));
            }

            foreach (var together in Together)
                all.Add(($"{OwnName} {JointDeclaration.Names(material, together.Variables)}", Of(null, together.Variables)));

            foreach (var design in drawn.Keys.OrderBy(design => design.Order))
            {
                if (!ReferenceEquals(drawn[design], AsDrawn)) all.Add((NameOf(design), drawn[design]));
            }

            return all;
        }
    }

    /// <summary>The name of a design in specs and results.</summary>
    public static string NameOf(SamplingDesign design) => design.Name;

    /// <summary>Draws the study's own sample and that of every other design that is compared, or takes the labels already collected.</summary>
    /// <param name="material">The study.</param>
    /// <param name="book">The samples; null where one of them cannot be drawn.</param>
    /// <param name="obstacle">Why the corpus allows no such sample under the plan; null where there are samples.</param>
    /// <exception cref="CorpusException">Given labels contradict what the study declares of their draw.</exception>
    /// <exception cref="InvalidOperationException">Labels were already collected: nothing can be drawn anew. The compiler never emits such a study.</exception>
    public static bool TryDraw(StudyMaterial material, [NotNullWhen(true)] out SampleBook? book, [NotNullWhen(false)] out DataDiagnostic? obstacle)
    {
        (book, obstacle) = (null, null);
        var study = material.Definition;
        var compared = study.Report.Compare.Select(each => each.Redrawn).OfType<SamplingDesign>();
        var drawn = new Dictionary<SamplingDesign, DrawnSample>();
        if (study.Sampling.Given is not null)
        {
            if (compared.Any()) throw new InvalidOperationException("Only a replay draws samples of its own.");
            var declared = new DeclaredDraws(material);
            DrawnSample[] each = [.. material.Variables.Select((_, variable) => declared.SampleOf(variable))];
            if (!AnsweredSamples.TryMake(material, each, declared.SampleOf, out var given, out obstacle)) return false;
            book = new(material, declared, drawn, given);
            return true;
        }

        foreach (var design in compared.Prepend(SamplingDesign.Of(study.Sampling.Design)).Distinct())
        {
            var outcome = material.Humans.Draw(new AdaptiveSampling(material.Problem), DrawPlan.Of(material, design));
            if (outcome is SamplingFailure failure) obstacle = FailureDiagnosis.Of(failure, material);
            if (obstacle is not null) return false;
            drawn.Add(design, (DrawnSample)outcome);
        }

        var answered = new Dictionary<SamplingDesign, AnsweredSamples>();
        foreach (var (design, sample) in drawn)
        {
            if (!AnsweredSamples.TryMake(material, [.. material.Variables.Select(_ => sample)], _ => sample, out var samples, out obstacle)) return false;
            if (samples is not null) answered.Add(design, samples);
        }

        book = new(material, null, drawn, answered.GetValueOrDefault(SamplingDesign.Of(study.Sampling.Design)), answered);
        return true;
    }
}
