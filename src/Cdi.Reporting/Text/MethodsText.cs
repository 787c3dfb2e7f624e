using Cdi.Estimation.Literature;
using System.Globalization;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>The methods paragraph of a study, in words that a paper can quote, with its assumptions and references.</summary>
/// <remarks>Every design, method, variance and correction has words of its own; one that has none throws and does not borrow another's.</remarks>
internal sealed partial class MethodsText
{
    private readonly StudyResult result;
    private readonly List<Reference> cited = [];

    /// <summary>Writes the paragraph of a result.</summary>
    /// <exception cref="NotSupportedException">The study uses a design, method, variance or correction that has no words yet.</exception>
    public MethodsText(StudyResult result)
    {
        this.result = result;
        Paragraph = string.Join(' ', Sentences().Where(sentence => sentence.Length > 0));
        Assumptions = [.. ListAssumptions()];
        Cited = [.. cited.OrderBy(reference => reference.Entry, StringComparer.Ordinal)];
    }

    /// <summary>The paragraph.</summary>
    public string Paragraph { get; }

    /// <summary>What must hold for the intervals to be valid, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>The papers that the paragraph cites, by author.</summary>
    public IReadOnlyList<Reference> Cited { get; }

    private StudyDefinition Study => result.Definition;

    private bool IsDrawn => Study.Sampling.Given is null;

    private IEnumerable<string> Sentences() =>
        [Corpus(), Model(), Labels(), Instruments(), Files(), Raters(), Design(), Estimator(), Asked(), Effects(), TwoStages(),
            RegressionQuantiles(), Weights(), LeftOut(),
            Predictor(), Tuning(), Intervals(), Stopped(), Variance(), Rules(), Reference(), Family(), SingledOut(), Pooled(), Effective(), Comparisons(),
            Software()];

    private static NotSupportedException Unknown(string what, object value) => new($"The methods paragraph has no words for the {what} `{value}`.");

    private string Cite(Reference reference)
    {
        if (!cited.Contains(reference)) cited.Add(reference);
        return reference.Cited;
    }

    private string Corpus() => Study.Corpus.Frequency is { } frequency
        ? $"The corpus has {NumberText.Count(result.Corpus.Rows, "row", "rows")}, each"
            + $"{(result.Corpus.Dropped.Count == 0 ? "" : $" that meets {Conditions()}")} standing for as many texts as “{frequency}” says, "
            + $"{NumberText.Count(result.Corpus.Kept)} in all; each counts as a text of its own."
        : result.Corpus.Kept == result.Corpus.Rows
        ? $"The corpus has {NumberText.Count(result.Corpus.Rows, "text", "texts")}."
        : $"The corpus has {NumberText.Count(result.Corpus.Rows, "text", "texts")}, of which the {NumberText.Count(result.Corpus.Kept)} that meet "
            + $"{Conditions()} are the population of this study.";

    private string Conditions() => result.Corpus.Dropped.Count == 0
        ? "the stated condition"
        : string.Join(" and ", result.Corpus.Dropped.Select(each => $"{each.Condition} ({NumberText.Count(each.Rows)} dropped)"));

    private string Model() => string.Join(' ', [.. Study.Llms.Select(Model), .. Study.Llms.GroupBy(llm => llm.Outcome).Where(group => group.Count() > 1)
        .Select(group => $"Estimates of {group.Key} rest on {group.First(IsUsed).Name}; the others are compared with it.")]);

    private bool IsUsed(LlmDefinition llm) => Study.Estimands.SelectMany(estimand => estimand.Inputs()).All(
        input => input.Outcome != llm.Outcome || input.Llm == llm.Name);

    private string Model(LlmDefinition llm)
    {
        var outcome = Study.Outcomes.First(outcome => outcome.Name == llm.Outcome);
        if (llm.Learning is not null)
            return result.Learned.FirstOrDefault(each => each.Llm == llm.Name) is { } learned
                ? LearnedText.Sentence(learned, llm, outcome, IsUsed(llm) ? LearnedText.RoundsTaught(result.Design) : 0) : "";
        if (llm.Panel is { } panel)
        {
            var heard = result.Annotators.FirstOrDefault(each => each.Llm == llm.Name);
            return PanelText.Sentence(panel, llm, outcome, result.Corpus.Kept - (heard?.SetApart ?? 0) - (heard?.Answered ?? result.Corpus.Kept),
                IsDrawn && IsUsed(llm));
        }

        var named = llm.Model.Length > 0 ? llm.Model : llm.Name;
        var confidence = AskedText.Confidence(llm, outcome);
        var asked = AskedText.Sentences(llm, outcome);
        var comparison = result.Annotators.FirstOrDefault(each => each.Llm == llm.Name);
        var setApart = comparison?.SetApart ?? 0;
        asked = AskedText.Examples(llm, setApart, IsDrawn) + asked;
        var silent = result.Corpus.Kept - setApart - (comparison?.Answered ?? result.Corpus.Kept);
        var every = setApart == 0 ? "every text" : "every text but its examples";
        if (silent <= 0) return $"A language model ({named}) labelled {every}{confidence}.{asked}";
        var instead = IsDrawn && llm.AnnotateOnFailure && IsUsed(llm) ? "; texts without an answer went to humans with certainty" : "";
        var but = NumberText.Count(silent, "text", "texts") + (setApart == 0 ? "" : " and its examples");
        return $"A language model ({named}) labelled all but {but}{confidence}{instead}.{asked}";
    }

    private string Labels() => Study.IsLive
        ? $"People were asked about {NumberText.Count(result.Labels.Count, "text", "texts")}, round by round; the probabilities of each round were on record "
            + "before its texts were shown, without the model's answers and in random order." + Silent()
        : IsDrawn
        ? $"Human labels of {NumberText.Count(Entered, "text", "texts")} enter the estimates; labels of the corpus were known beforehand, and the "
            + "procedure was shown only those that it drew." + Silent()
        : $"Human labels of {LabelledTexts()}, collected before, enter the estimates." + Silent();

    private string Instruments() => string.Join(' ', Study.Outcomes
        .Where(outcome => outcome.Derivation is not null
            && Study.Estimands.SelectMany(estimand => estimand.Inputs()).Any(input => input.Outcome == outcome.Name))
        .Select(outcome => $"A label of {outcome.Name} follows, for people and models by the same rule, from the answers to "
            + $"{outcome.Questions.Count} questions ({string.Join(", ", outcome.Questions.Select(question => question.Name))})."));

    private string Silent() => string.Concat(result.Responses.Select(Response));

    private string Response(ResponseFacts facts) =>
        $" Of {NumberText.Count(facts.CannotSay, "text", "texts")} ({facts.Outcome}) they could not say what {(facts.CannotSay == 1 ? "it is" : "they are")}: "
            + facts.Treatment switch
            {
                Nonresponse.Bounds => "intervals run from the estimate with the least labels that these may have to that with the largest.",
                Nonresponse.Weights => (IsDrawn ? "within each round, " : "")
                    + "the texts answered stand for those that were not, by weights over the share answered.",
                var other => throw Unknown("nonresponse", other),
            };

    private string Comparisons() => result.Estimates.Any(row => row.Design != result.Design.Name && row.Valid)
        ? "Methods shown for comparison on another design have a draw of their own with the same budget and seed."
        : "";

    private string Software() => $"Computed with {result.Tool}, seed {result.Seed.ToString(CultureInfo.InvariantCulture)}.";
}
