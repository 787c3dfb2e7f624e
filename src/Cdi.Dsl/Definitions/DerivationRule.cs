#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>The label that each combination of answers to several questions makes.</summary>
/// <remarks>An answer that is not known may be any: a label is known as soon as every combination that the known answers leave open makes the same one.
/// Rules that are written differently and decide alike are equal.</remarks>
/// <param name="Answers">How many answers each question has, in the order of the questions.</param>
/// <param name="Labels">The index of the label of each combination; the answers to the last question change fastest.</param>
public sealed record DerivationRule(IReadOnlyList<int> Answers, IReadOnlyList<int> Labels)
{
    /// <summary>An answer that is not known.</summary>
    public const int Unknown = -1;

    /// <summary>The label that answers make.</summary>
    /// <param name="answers">The index of the answer to each question, <see cref="Unknown"/> where there is none.</param>
    /// <returns>The index of the option; <see cref="Unknown"/> where it depends on an answer that is not known.</returns>
    /// <exception cref="ArgumentException">There is not one answer for each question, or a question has no such answer.</exception>
    public int LabelOf(IReadOnlyList<int> answers)
    {
        var label = Unknown;
        foreach (var combination in Completions(answers))
        {
            if (label != Unknown && label != Labels[combination]) return Unknown;
            label = Labels[combination];
        }

        return label;
    }

    /// <summary>Whether the answer to a question can still change the label.</summary>
    /// <param name="answers">The index of the answer to each question, <see cref="Unknown"/> where there is none.</param>
    /// <param name="question">Index of a question whose answer is not known.</param>
    /// <exception cref="ArgumentException">As of <see cref="LabelOf"/>.</exception>
    public bool Matters(IReadOnlyList<int> answers, int question)
    {
        var step = Step(question);
        return Completions(With(answers, question, 0)).Any(
            first => Enumerable.Range(1, Answers[question] - 1).Any(answer => Labels[first + (answer * step)] != Labels[first]));
    }

    /// <summary>Whether answers to some questions can make a label, whatever the answers to the others are.</summary>
    /// <param name="answers">The index of the answer to each question, <see cref="Unknown"/> where there is none.</param>
    /// <param name="open">Questions, with no known answer, that may yet be answered.</param>
    /// <exception cref="ArgumentException">As of <see cref="LabelOf"/>.</exception>
    public bool CanDecide(IReadOnlyList<int> answers, IReadOnlyList<int> open)
    {
        if (open.Count == 0) return LabelOf(answers) != Unknown;
        var rest = open.Skip(1).ToList();
        return Enumerable.Range(0, Answers[open[0]]).Any(answer => CanDecide(With(answers, open[0], answer), rest));
    }

    /// <summary>Whether both decide alike.</summary>
    public bool Equals(DerivationRule? other) =>
        other is not null && Answers.SequenceEqual(other.Answers) && Labels.SequenceEqual(other.Labels);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Aggregate(Answers.Count, (hash, label) => unchecked((hash * 31) + label));

    private static int[] With(IReadOnlyList<int> answers, int question, int answer)
    {
        var changed = answers.ToArray();
        changed[question] = answer;
        return changed;
    }

    /// <summary>By how much the place of a combination grows with the answer to a question.</summary>
    private int Step(int question) => Answers.Skip(question + 1).Aggregate(1, (product, count) => product * count);

    /// <summary>Places of the combinations that known answers leave open.</summary>
    private IEnumerable<int> Completions(IReadOnlyList<int> answers)
    {
        if (answers.Count != Answers.Count) throw new ArgumentException("There is not one answer for each question.", nameof(answers));
        IEnumerable<int> places = [0];
        for (var question = 0; question < answers.Count; question++)
        {
            var (count, answer) = (Answers[question], answers[question]);
            if (answer < Unknown || answer >= count) throw new ArgumentException($"Question {question} has no answer {answer}.", nameof(answers));
            places = answer == Unknown
                ? places.SelectMany(place => Enumerable.Range(0, count).Select(each => (place * count) + each))
                : places.Select(place => (place * count) + answer);
        }

        return places;
    }
}
