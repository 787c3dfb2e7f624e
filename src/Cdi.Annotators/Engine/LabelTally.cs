using System.Collections.Immutable;
using Cdi.Annotators.Answers;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Engine;

/// <summary>From the answers about one text to its label.</summary>
/// <remarks>
/// Of several answers the most frequent is the label, of equally frequent ones that of the option declared first; with probabilities of tokens it is the
/// option whose mean over the answers is largest; of numbers it is the median. An answer that is none counts as well: where more answers fail than say the
/// label, the text has none, and its failure is the most frequent one.
/// </remarks>
/// <param name="outcome">What is decided.</param>
/// <param name="source">What the confidence is.</param>
/// <param name="isDistribution">Whether the probabilities of all options are wanted, and the label is the most probable one.</param>
internal sealed class LabelTally(OutcomeDefinition outcome, ConfidenceSource source, bool isDistribution = false)
{
    private readonly List<double> values = [];
    private readonly List<OptionMass?> masses = [];
    private readonly List<Answer.Failed> failures = [];

    /// <summary>Counts an answer.</summary>
    /// <param name="answer">What was read.</param>
    /// <param name="tokens">What its first token could have been; none where nothing was told.</param>
    public void Add(Answer answer, IReadOnlyList<TokenProbability> tokens)
    {
        if (answer is Answer.Value value)
        {
            values.Add(value.Number);
            var mass = source == ConfidenceSource.Tokens ? OptionMass.Of(tokens, outcome)
                : value.Probabilities.IsEmpty ? null : new OptionMass(value.Probabilities);
            masses.Add(mass is not null && mass.Options[(int)value.Number] > 0 ? mass : null);
        }
        else
        {
            failures.Add((Answer.Failed)answer);
        }
    }

    /// <summary>How probable each option is by the answers: its share of them, or the mean of its probabilities; none where neither is the
    /// confidence.</summary>
    public ImmutableArray<double> Shares() => source switch
    {
        ConfidenceSource.Agreement when values.Count > 0 =>
        [
            .. Enumerable.Range(0, outcome.Options.Count).Select(
                option => (double)values.Count(value => (int)value == option) / (values.Count + failures.Count)),
        ],
        ConfidenceSource.Tokens when masses.TrueForAll(mass => mass is not null) && values.Count > 0 => Mean(),
        _ => [],
    };

    private ImmutableArray<double> Mean()
    {
        var known = masses.OfType<OptionMass>().ToList();
        return [.. Enumerable.Range(0, outcome.Options.Count).Select(option => known.Average(mass => mass.Options[option]))];
    }

    /// <summary>The label, and the confidence that the answers give.</summary>
    public RowAnnotation Result()
    {
        if (outcome.IsNumeric) return failures.Count > values.Count ? Failure() : new(Median(), double.NaN);
        var counts = new int[outcome.Options.Count];
        foreach (var value in values) counts[(int)value]++;
        var most = First(counts.Select(count => (double)count));
        if (failures.Count > counts[most]) return Failure();
        return source switch
        {
            ConfidenceSource.Agreement => new(most, (double)counts[most] / (values.Count + failures.Count)) { Probabilities = Wanted(Shares()) },
            ConfidenceSource.Tokens => OfTokens(most),
            ConfidenceSource.Stated when isDistribution => OfTokens(most) with { Outside = null },
            _ => new(most, double.NaN),
        };
    }

    private RowAnnotation OfTokens(int most)
    {
        if (masses.OfType<OptionMass>().Count() < values.Count)
            return new(most, double.NaN) { ConfidenceFailure = AnswerFailure.NoProbabilities, Detail = "no probabilities of the label's first token" };
        var mean = new OptionMass(Mean());
        var label = values.Count == 1 && !isDistribution ? most : First(mean.Options);
        return new(label, mean.Options[label]) { Outside = mean.Outside, Probabilities = Wanted(mean.Options) };
    }

    /// <summary>Probabilities of the options alone: what is left outside of them is divided as they are.</summary>
    private ImmutableArray<double> Wanted(ImmutableArray<double> shares)
    {
        if (!isDistribution) return [];
        var sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }

    private RowAnnotation Failure()
    {
        var most = failures.GroupBy(failure => failure.Kind).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().First();
        return new(double.NaN, double.NaN) { Failure = most.Kind, Detail = most.Said };
    }

    private double Median()
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static int First(IEnumerable<double> shares)
    {
        var each = shares.ToImmutableArray();
        return each.IndexOf(each.Max());
    }
}
