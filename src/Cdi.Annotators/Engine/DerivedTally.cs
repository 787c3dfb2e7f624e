using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Engine;

/// <summary>From the answers to several questions about one text to its label.</summary>
/// <remarks>
/// Questions are asked in the order of the spec, and only while the label hangs on them: one whose answer can no longer change it is not asked, and where
/// a question has no answer, the others are asked only as long as they can decide without it. A label is known as soon as all answers that are left open make
/// the same one; else its failure is that of the first question without an answer. The confidence is the probability of the label where each question is
/// answered by itself, with the shares or probabilities of its own answers; what hangs on a question that was not asked counts for no label.
/// </remarks>
/// <param name="outcome">What is decided, by a rule.</param>
internal sealed class DerivedTally(OutcomeDefinition outcome)
{
    private readonly DerivationRule rule = outcome.Derivation?.Rule ?? throw new ArgumentException($"`{outcome.Name}` has no rule.", nameof(outcome));
    private readonly int[] answers = [.. outcome.Questions.Select(_ => DerivationRule.Unknown)];
    private readonly bool[] isDone = new bool[outcome.Questions.Count];
    private readonly ImmutableArray<double>[] shares = new ImmutableArray<double>[outcome.Questions.Count];
    private (int Question, RowAnnotation Said)? failed;
    private RowAnnotation? unsure;
    private double? outside;

    /// <summary>The question that is asked next; null where no answer can change anything.</summary>
    public int? Next()
    {
        if (rule.LabelOf(answers) != DerivationRule.Unknown) return null;
        var open = Enumerable.Range(0, answers.Length).Where(question => !isDone[question] && rule.Matters(answers, question)).ToList();
        return open.Count > 0 && rule.CanDecide(answers, open) ? open[0] : null;
    }

    /// <summary>Takes what came of a question.</summary>
    /// <param name="question">Its index.</param>
    /// <param name="said">The answer, or why there is none.</param>
    /// <param name="probabilities">How probable each of its answers is; none where nothing is known of that.</param>
    public void Add(int question, RowAnnotation said, ImmutableArray<double> probabilities)
    {
        (isDone[question], shares[question]) = (true, probabilities);
        if (said.Failure is not null) failed ??= (question, said);
        else answers[question] = (int)said.Value;
        if (said.ConfidenceFailure is not null) unsure ??= said;
        if (said.Outside is { } own) outside = 1 - ((1 - (outside ?? 0)) * (1 - own));
    }

    /// <summary>The answers so far, NaN where there is none.</summary>
    public ImmutableArray<double> Answers => [.. answers.Select(answer => answer == DerivationRule.Unknown ? double.NaN : answer)];

    /// <summary>The label, and the confidence that the answers give.</summary>
    public RowAnnotation Result()
    {
        var label = rule.LabelOf(answers);
        if (label == DerivationRule.Unknown)
        {
            var (question, said) = failed ?? throw new InvalidOperationException("A label that is not known lacks an answer.");
            return new(double.NaN, double.NaN) { Failure = said.Failure, Detail = $"{outcome.Questions[question].Name}: {said.Detail}", Answers = Answers };
        }

        if (unsure is { } silent)
            return new(label, double.NaN) { ConfidenceFailure = silent.ConfidenceFailure, Detail = silent.Detail, Answers = Answers };
        var told = Enumerable.Range(0, answers.Length).Where(question => !shares[question].IsDefaultOrEmpty).ToList();
        return told.Count == 0 ? new(label, double.NaN) { Answers = Answers }
            : new(label, Probability(label, told)) { Answers = Answers, Outside = outside };
    }

    /// <summary>The probability of the answers that make a label, whatever those to other questions are.</summary>
    private double Probability(int label, IReadOnlyList<int> told)
    {
        var (sum, each) = (0.0, new int[answers.Length]);
        Array.Fill(each, DerivationRule.Unknown);
        Add(0, 1);
        return Math.Min(1, sum);

        // What lies outside the options is no answer: a label is counted there only where it does not hang on it.
        void Add(int place, double probability)
        {
            if (probability <= 0) return;
            var made = rule.LabelOf(each);
            if (made == label) sum += probability;
            if (made != DerivationRule.Unknown || place == told.Count) return;
            var own = shares[told[place]];
            for (var answer = 0; answer < own.Length; answer++)
            {
                each[told[place]] = answer;
                Add(place + 1, probability * own[answer]);
            }

            each[told[place]] = DerivationRule.Unknown;
            Add(place + 1, probability * (1 - own.Sum()));
        }
    }
}
