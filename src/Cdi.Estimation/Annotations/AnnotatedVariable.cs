using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Annotations;

/// <summary>A variable that humans code, one of K classes or a number, as it is known before they do: what the LLM says of every row.</summary>
/// <remarks>
/// A class is an index from 0, kept as it was said: which classes an estimand counts as what is its <see cref="FeatureMap"/>'s. Holds the given memory
/// without copying it.
/// </remarks>
public sealed class AnnotatedVariable
{
    private const double RoundingOfShares = 1e-6;

    private readonly bool isDistribution;
    private readonly ReadOnlyMemory<double> answers;
    private readonly ReadOnlyMemory<double> confidences;

    private AnnotatedVariable(string name, int classes, int rows, ReadOnlyMemory<double> answers, bool isDistribution, ReadOnlyMemory<double> confidence)
        : this(name, classes, rows, answers.IsEmpty ? null : new RowColumns(answers, rows), isDistribution,
            confidence.IsEmpty ? null : new RowValues<double>(confidence))
    {
        if (!confidence.IsEmpty && confidence.Length != rows) throw new ArgumentException("Confidences do not have length n.", nameof(confidence));
        (this.answers, confidences, IsHeld) = (answers, confidence, true);
    }

    private AnnotatedVariable(string name, int classes, int rows, IRowColumns? said, bool isDistribution, IRowValues<double>? sure)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        (Name, Classes, Rows, Said, Sure, this.isDistribution) = (name, classes, rows, said, sure, isDistribution);
    }

    /// <summary>Name in messages.</summary>
    public string Name { get; }

    /// <summary>K, the classes; 0 for a number.</summary>
    public int Classes { get; }

    /// <summary>Whether the variable is a number.</summary>
    public bool IsNumber => Classes == 0;

    /// <summary>n, the rows of the corpus.</summary>
    public int Rows { get; }

    /// <summary>n; the LLM's confidence in its label, NaN where it gave none; empty where it was not asked.</summary>
    /// <exception cref="InvalidOperationException">It is read, and not held.</exception>
    public ReadOnlyMemory<double> Confidence => Held(confidences);

    /// <summary>Whether there is an LLM.</summary>
    public bool HasAnswers => Said is not null;

    /// <summary>n classes or numbers, or n × K probabilities, column-major; NaN where the LLM gave no answer; empty where there is none.</summary>
    /// <exception cref="InvalidOperationException">They are read, and not held.</exception>
    internal ReadOnlyMemory<double> Answers => Held(answers);

    /// <summary>Whether what the LLM says is held in memory; else it is read, by <see cref="Said"/> and <see cref="Sure"/> alone.</summary>
    internal bool IsHeld { get; }

    /// <summary>n × 1 classes or numbers, or n × K probabilities; NaN where the LLM gave no answer; null where there is none.</summary>
    internal IRowColumns? Said { get; }

    /// <summary>n; the LLM's confidence; null where it was not asked.</summary>
    internal IRowValues<double>? Sure { get; }

    /// <summary>Columns of <see cref="Said"/>: K for probabilities, else 1.</summary>
    internal int Width => isDistribution ? Classes : 1;

    /// <summary>A variable of K classes, of which the LLM named one in each row: a distribution that is certain.</summary>
    /// <param name="name">Name in messages.</param>
    /// <param name="classes">K, at least 1.</param>
    /// <param name="rows">n.</param>
    /// <param name="answers">n; the class from 0 that the LLM named, NaN where it gave no answer; empty where the study has no LLM.</param>
    /// <param name="confidence">n; NaN where the LLM gave none; empty where it was not asked.</param>
    /// <exception cref="ArgumentException">The lengths disagree, or an answer is no class.</exception>
    public static AnnotatedVariable OfClasses(string name, int classes, int rows, ReadOnlyMemory<double> answers, ReadOnlyMemory<double> confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (!answers.IsEmpty && answers.Length != rows) throw new ArgumentException("LLM labels do not have length n.", nameof(answers));
        foreach (var answer in answers.Span)
        {
            if (!double.IsNaN(answer) && !IsClass(answer, classes)) throw new ArgumentException("An LLM label is no class.", nameof(answers));
        }

        return new(name, classes, rows, answers, false, confidence);
    }

    /// <summary>A variable of K classes, of which the LLM gave probabilities.</summary>
    /// <param name="name">Name in messages.</param>
    /// <param name="classes">K, at least 1.</param>
    /// <param name="rows">n.</param>
    /// <param name="probabilities">n × K, column-major; rows sum to 1 up to 10⁻⁶, or are NaN where the LLM gave no answer.</param>
    /// <param name="confidence">n; NaN where the LLM gave none; empty where it was not asked.</param>
    /// <exception cref="ArgumentException">The lengths disagree, or a row is no distribution.</exception>
    public static AnnotatedVariable OfProbabilities(string name, int classes, int rows, ReadOnlyMemory<double> probabilities,
        ReadOnlyMemory<double> confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (probabilities.Length != (long)rows * classes) throw new ArgumentException("The probabilities are not n × K.", nameof(probabilities));
        for (var row = 0; row < rows; row++)
        {
            var (sum, least) = (0.0, 0.0);
            for (var k = 0; k < classes; k++)
            {
                sum += probabilities.Span[(k * rows) + row];
                least = Math.Min(least, probabilities.Span[(k * rows) + row]);
            }

            if (!double.IsNaN(sum) && !(least >= 0 && Math.Abs(sum - 1) <= RoundingOfShares))
                throw new ArgumentException($"The probabilities of row {row} are no distribution.", nameof(probabilities));
        }

        return new(name, classes, rows, probabilities, true, confidence);
    }

    /// <summary>A number.</summary>
    /// <param name="name">Name in messages.</param>
    /// <param name="rows">n.</param>
    /// <param name="answers">n; what the LLM says, NaN where it gave no answer; empty where the study has no LLM.</param>
    /// <param name="confidence">n; NaN where the LLM gave none; empty where it was not asked.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public static AnnotatedVariable OfNumber(string name, int rows, ReadOnlyMemory<double> answers, ReadOnlyMemory<double> confidence)
    {
        if (!answers.IsEmpty && answers.Length != rows) throw new ArgumentException("LLM labels do not have length n.", nameof(answers));
        return new(name, 0, rows, answers, false, confidence);
    }

    /// <summary>A variable whose answers are read and not held.</summary>
    /// <param name="name">Name in messages.</param>
    /// <param name="classes">K; 0 for a number.</param>
    /// <param name="rows">n.</param>
    /// <param name="said">n × 1 classes or numbers, or n × K probabilities; what is no class or distribution is refused as it is read. Null where there is no
    /// LLM.</param>
    /// <param name="isDistribution">Whether they are probabilities.</param>
    /// <param name="sure">The LLM's confidence; null where it was not asked.</param>
    internal static AnnotatedVariable Read(string name, int classes, int rows, IRowColumns? said, bool isDistribution, IRowValues<double>? sure) =>
        new(name, classes, rows, said, isDistribution, sure);

    /// <summary>Whether the LLM answered for a row.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public bool HasAnswer(int row) => HasAnswers && !double.IsNaN(Answers.Span[row]);

    /// <summary>What the LLM says of a row: the class that it named, or found most probable (the first of equals), or the number; NaN where it gave no
    /// answer.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public double Answer(int row)
    {
        if (!isDistribution || !HasAnswer(row)) return HasAnswers ? Answers.Span[row] : double.NaN;
        var best = 0;
        for (var k = 1; k < Classes; k++) best = Probability(row, k) > Probability(row, best) ? k : best;
        return best;
    }

    /// <summary>The probability that the LLM gives a class; NaN where it gave no answer.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    /// <param name="class">The class, from 0.</param>
    public double Probability(int row, int @class)
    {
        var answer = Answers.Span[isDistribution ? (@class * Rows) + row : row];
        if (isDistribution || double.IsNaN(answer)) return answer;
        return answer == @class ? 1 : 0;
    }

    /// <summary>The probability that the LLM gives a class in a row that was read.</summary>
    /// <param name="said">What was read of some rows, column-major.</param>
    /// <param name="rows">How many.</param>
    /// <param name="row">Which of them, 0-based.</param>
    /// <param name="class">The class, from 0.</param>
    internal double Probability(ReadOnlySpan<double> said, int rows, int row, int @class)
    {
        var answer = said[isDistribution ? (@class * rows) + row : row];
        if (isDistribution || double.IsNaN(answer)) return answer;
        return answer == @class ? 1 : 0;
    }

    /// <summary>Refuses answers that were read and are none.</summary>
    /// <param name="said">What was read of some rows, column-major.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="rows">How many.</param>
    /// <exception cref="InvalidOperationException">One is no class, or no distribution.</exception>
    internal void Require(ReadOnlySpan<double> said, long first, int rows)
    {
        for (var row = 0; row < rows && !IsNumber; row++)
        {
            var (sum, least) = (0.0, 0.0);
            for (var k = 0; k < Width; k++) (sum, least) = (sum + said[(k * rows) + row], Math.Min(least, said[(k * rows) + row]));
            if (double.IsNaN(sum) || (isDistribution ? least >= 0 && Math.Abs(sum - 1) <= RoundingOfShares : IsClass(sum, Classes))) continue;
            throw new InvalidOperationException($"What the LLM says in row {first + row} is no {(isDistribution ? "distribution" : "class")} of {Name}.");
        }
    }

    /// <summary>The variable on chosen rows, as a corpus of their own.</summary>
    /// <param name="rows">Rows, which may repeat.</param>
    internal AnnotatedVariable Take(ReadOnlySpan<int> rows) =>
        new(Name, Classes, rows.Length, Take(Answers.Span, rows), isDistribution, Take(Confidence.Span, rows));

    private double[] Take(ReadOnlySpan<double> columns, ReadOnlySpan<int> rows)
    {
        var taken = new double[columns.Length / Math.Max(1, Rows) * rows.Length];
        for (var start = 0; start < taken.Length; start += rows.Length)
        {
            var from = columns.Slice(start / rows.Length * Rows, Rows);
            for (var i = 0; i < rows.Length; i++) taken[start + i] = from[rows[i]];
        }

        return taken;
    }

    private ReadOnlyMemory<double> Held(ReadOnlyMemory<double> values) =>
        IsHeld ? values : throw new InvalidOperationException($"What the LLM says of {Name} is read, and not held.");

    private static bool IsClass(double answer, int classes) => answer >= 0 && answer < classes && answer == Math.Floor(answer);
}
