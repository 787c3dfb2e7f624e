using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <content>How texts were drawn that were labelled before the study, each outcome by itself where these are labelled apart.</content>
internal sealed partial class MethodsText
{
    // More groups are told by the range of their probabilities.
    private const int MostGroups = 12;

    /// <summary>The draws that were declared, one for each outcome.</summary>
    private IReadOnlyList<DesignReview> Declared =>
        [.. result.DesignReviews.Where(review => review is { IsDeclared: true, IsTogether: false }).DistinctBy(review => review.Outcome)];

    /// <summary>Whether outcomes were labelled in other texts than each other.</summary>
    private bool IsApart => result.Design.Kind is null && Declared.Count > 1 && result.Draws.Count > 1;

    private string GivenDesign(GivenLabels given) => OfOutcomes(given) + Hanging(given);

    private string OfOutcomes(GivenLabels given) => given switch
    {
        { Elsewhere: true } => $"The {NumberText.Count(Entered, "labelled text", "labelled texts")} are of another corpus, the gold set; estimates speak about "
            + "the texts without a label.",
        { Outcomes.IsEmpty: false, IsUniform: false } when Declared.Count > 0 => OfEach(given),
        { Probability: not null } => WithProbabilities(given),
        { Strata: { } column } when Declared.Count > 0 => WithinGroups(column),
        { Cluster: { } column } when Declared.Count > 0 => WholeGroups(column),
        _ => IsApart ? SimpleApart() : Simple(),
    };

    private string WithProbabilities(GivenLabels given)
    {
        var groups = (given.Strata, given.Cluster) switch
        {
            ({ } strata, _) => $", a fixed number from each group of “{strata}”",
            (_, { } cluster) => $" in whole groups of “{cluster}”",
            _ => "",
        };
        return $"The {Others}labelled texts were drawn before this study{groups}; each text had a known inclusion probability "
            + $"({NumberText.Probability(result.Design.Inclusion.Smallest)} to {NumberText.Probability(result.Design.Inclusion.Largest)}), and labelled texts "
            + "are weighted by its inverse.";
    }

    /// <summary>A sentence about the draw of each outcome, where they were declared one by one.</summary>
    private string OfEach(GivenLabels given)
    {
        var groups = given.Cluster is { } column ? $" in whole groups of “{column}”" : "";
        return string.Join(' ', given.Outcomes.Select(each => each.Probability is null
            ? $"The {Others}texts labelled for {each.Outcome} are taken for a simple random sample of the corpus, drawn before this study{groups}."
            : $"Those labelled for {each.Outcome} were drawn before this study{groups} with probabilities that the corpus records, and are weighted by their "
                + "inverse.")).Replace("Those labelled", $"The {Others}texts labelled", StringComparison.Ordinal);
    }

    /// <summary>How draws hang together, where an estimand reads labels of several; empty where one draw labelled all.</summary>
    private string Hanging(GivenLabels given)
    {
        if (result.DesignReviews.FirstOrDefault(review => review.IsTogether) is not { } review) return "";
        var labelled = $" Estimates that read labels of {review.Outcome} together rest on the {NumberText.Count(review.Labelled, "text", "texts")} with every "
            + "one of them";
        return given switch
        {
            { Together: JointRule.Independent } => $"{labelled}; the draws are taken for independent of each other.",
            { Together: JointRule.Nested } => $"{labelled}; each draw is taken for one among the texts of another.",
            _ => $"{labelled}, whose probability the corpus records.",
        };
    }

    private string Simple() => $"The {Others}labelled texts are taken for a simple random sample of the corpus, drawn before this study, so that each "
        + $"{(HasExamples ? "of them" : "text")} had the inclusion probability "
        + $"{NumberText.Significant(HasExamples ? result.Design.Inclusion.Smallest : result.Design.Inclusion.Median, 3)}.";

    private string SimpleApart() => $"The {Others}texts labelled for each outcome are taken for a simple random sample of the corpus, drawn before this "
        + $"study, so that each {(HasExamples ? "of them" : "text")} had the inclusion probability {List(Declared.Select(
            review => $"{NumberText.Significant(review.Probability ?? double.NaN, 3)} for {review.Outcome}"))}.";

    private string WithinGroups(string column) => EachOutcome(review =>
        $"the {Others}labelled texts of each group of “{column}” are taken for a simple random sample of that group, drawn before this study, "
            + (review.Strata.Count <= MostGroups
                ? $"with the inclusion probabilities {List(review.Strata.Select(Group))}"
                : $"with inclusion probabilities from {NumberText.Significant(review.Strata.Min(each => each.Probability), 3)} to "
                    + $"{NumberText.Significant(review.Strata.Max(each => each.Probability), 3)} in "
                    + $"{NumberText.Count(review.Strata.Count, "group", "groups")}"));

    private static string Group(GroupDraw group) => $"{NumberText.Significant(group.Probability, 3)} in "
        + $"{(group.Group.Length == 0 ? "the group without a value" : $"“{group.Group}”")} ({NumberText.Count(group.Labelled)} of "
        + $"{NumberText.Count(group.Texts, "text", "texts")})";

    private string WholeGroups(string column) => EachOutcome(review =>
        $"groups of “{column}” were labelled whole, and the {NumberText.Count(review.DrawnClusters ?? 0)} that were, of "
            + $"{NumberText.Count(review.Clusters ?? 0)}, are taken for a simple random sample of the groups, drawn before this study, so that each "
            + $"{(HasExamples ? "of their texts" : "text")} had the inclusion probability {NumberText.Significant(review.Probability ?? double.NaN, 3)}");

    /// <summary>A sentence about the draw of all outcomes, or one for each.</summary>
    private string EachOutcome(Func<DesignReview, string> clause) => string.Join(' ', (IsApart ? Declared : Declared.Take(1)).Select(
        review => IsApart ? $"For {review.Outcome}, {clause(review)}." : char.ToUpperInvariant(clause(review)[0]) + clause(review)[1..] + "."));

    /// <summary>Texts with human labels, of each outcome where these were labelled apart.</summary>
    private string LabelledTexts() => IsApart
        ? List(Declared.Select(review => $"{NumberText.Count(review.Labelled, "text", "texts")} for {review.Outcome}"))
        : NumberText.Count(Entered, "text", "texts");

    /// <summary>Labels that enter: texts of which people could not say what they are have none.</summary>
    private int Entered => result.Labels.Count - result.Responses.Select(facts => facts.CannotSay).DefaultIfEmpty().Max();

    /// <summary>What the normal approximation rests on.</summary>
    private string Approximated(string by) => Study.Sampling.Given?.Cluster is { } column && Declared.Any(review => review.DrawnClusters is not null)
        ? $"groups is large enough for {by} ({List((IsApart ? Declared : Declared.Take(1)).Select(
            review => $"{NumberText.Count(review.DrawnClusters ?? 0, "group", "groups")} of “{column}” with labels"
                + (IsApart ? $" of {review.Outcome}" : "")))})."
        : $"labels is large enough for {by} ({(IsApart
            ? List(Declared.Select(review => $"{NumberText.Count(review.Labelled, "label", "labels")} of {review.Outcome}"))
            : NumberText.Count(Entered, "label", "labels"))}).";

    /// <summary>What is assumed of labels that were collected before with one probability, or one in each group.</summary>
    private string GivenAssumption() => Study.Sampling.Given switch
    {
        { Elsewhere: true } => "A text of an option is answered by the model in the same way in both corpora (label shift); where the other one is easier, "
            + "older or of another kind, so that the model errs otherwise there, the estimates are biased, and nothing in the labels need show it.",
        { Strata: { } column } => $"The labelled texts of each group of “{column}” are a simple random sample of that group{Otherwise}",
        { Cluster: { } column } => $"The labelled groups of “{column}” are a simple random sample of the groups{Otherwise}",
        _ => $"The {(IsApart ? "texts labelled for each outcome" : "labelled texts")} are a simple random sample of the corpus{Otherwise}",
    };

    private static string Otherwise => "; if they were chosen in any other way, the estimates are biased.";

    private static string List(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.SkipLast(1)) + " and " + all[^1];
    }
}
