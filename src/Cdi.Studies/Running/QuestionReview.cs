using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Compares a language model with the humans on the questions from which their labels follow, weighted by 1/π.</summary>
/// <param name="outcome">The outcome, with its questions and rule.</param>
/// <param name="sample">The labels that were drawn.</param>
/// <param name="answers">What the model answered to each question, NaN where it did not.</param>
/// <param name="said">What people answered likewise.</param>
/// <param name="clusterOf">The group with which a text was drawn whole; null where it was drawn by itself.</param>
internal sealed class QuestionReview(
    OutcomeDefinition outcome, DrawnSample sample, IReadOnlyList<ReadOnlyMemory<double>> answers, IReadOnlyList<ReadOnlyMemory<double>> said,
    Func<int, int?> clusterOf)
{
    private readonly DerivationRule rule = outcome.Derivation?.Rule ?? throw new ArgumentException($"`{outcome.Name}` has no rule.", nameof(outcome));

    /// <summary>One comparison for each question, in the order of the spec.</summary>
    public IReadOnlyList<QuestionComparison> All() => [.. outcome.Questions.Select((question, place) => Of(question, place))];

    private QuestionComparison Of(QuestionDefinition question, int place)
    {
        var pairs = Labelled().Where(row => !double.IsNaN(answers[place].Span[row]) && !double.IsNaN(said[place].Span[row]))
            .Select(row => new WeightedPair(answers[place].Span[row], said[place].Span[row], Weight(row)) { Cluster = clusterOf(row) }).ToList();
        return new()
        {
            Question = question.Name,
            Answered = answers[place].ToArray().Count(answer => !double.IsNaN(answer)),
            Compared = pairs.Count,
            Options = [.. question.Options.Select((option, code) => new OptionCount(option.Key, option.Shown,
                answers[place].ToArray().Count(answer => answer == code), Labelled().Count(row => said[place].Span[row] == code))
                { Errors = ClassReview.Errors(pairs, code) })],
            Agreement = ClassReview.Agreement(pairs),
            Accounts = ClassReview.Agreement([.. Labelled().Select(row => Exchanged(row, place)).OfType<WeightedPair>()]),
        };
    }

    private IEnumerable<int> Labelled() => Enumerable.Range(0, sample.Labelled.Length).Where(row => sample.Labelled.Span[row]);

    private double Weight(int row) => 1 / sample.Probabilities.Span[row];

    /// <summary>Where labels differ, the label that the people's answers make with the model's to one question among them, and that of the model.</summary>
    private WeightedPair? Exchanged(int row, int place)
    {
        var (own, theirs) = (Codes(answers, row), Codes(said, row));
        var (model, human) = (rule.LabelOf(own), rule.LabelOf(theirs));
        if (model == DerivationRule.Unknown || human == DerivationRule.Unknown || model == human) return null;
        theirs[place] = own[place] == DerivationRule.Unknown ? theirs[place] : own[place];
        return new WeightedPair(rule.LabelOf(theirs), model, Weight(row)) { Cluster = clusterOf(row) };
    }

    private static int[] Codes(IReadOnlyList<ReadOnlyMemory<double>> each, int row) =>
        [.. each.Select(column => double.IsNaN(column.Span[row]) ? DerivationRule.Unknown : (int)column.Span[row])];
}
