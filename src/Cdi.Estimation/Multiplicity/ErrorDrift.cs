namespace Cdi.Estimation.Multiplicity;

/// <summary>Whether a model errs as it did in a reference, batch after batch: a band of the change that holds at all batches together, so that whoever looks at
/// every one of them raises no more false alarms than α.</summary>
/// <remarks>
/// Rates are Σwe/Σw, e = 1 for an error and w = 1/π, with linearised variances Σw²(e − ê)²/(Σw)² · m/(m − 1), never below that of a share with one error more
/// in two texts more (few errors show no spread). The change is the rate of all texts since the reference less that of the reference, whose own error is the
/// same at every look; by specs/statistics.md such estimates have their information 1/V for a clock, and the band is the confidence sequence of Waudby-Smith
/// and others (2024) at it, narrowest where as many labels have come as the reference has.
/// </remarks>
public sealed class ErrorDrift
{
    // One chance in five to overlook a change of the size asked for.
    private const double Power = 0.8416212335729143;

    private const int MostLabels = 1_000_000;

    private readonly double alpha;
    private readonly (double Rate, double Variance) reference;
    private readonly int since;

    private ErrorDrift(double alpha, (double Rate, double Variance) reference, int referenceLabels, IReadOnlyList<DriftBatch> batches, int since) =>
        (this.alpha, this.reference, ReferenceLabels, Batches, this.since) = (alpha, reference, referenceLabels, batches, since);

    /// <summary>The error rate of the reference.</summary>
    public double ReferenceRate => reference.Rate;

    /// <summary>Labelled texts of the reference.</summary>
    public int ReferenceLabels { get; }

    /// <summary>The batches in their order.</summary>
    public IReadOnlyList<DriftBatch> Batches { get; }

    /// <summary>The first batch at which drift is shown, from 0; null where it is not.</summary>
    public int? First => Batches.Index().Where(each => each.Item.ShowsDrift).Select(each => (int?)each.Index).FirstOrDefault();

    /// <summary>Follows a model.</summary>
    /// <param name="texts">What people and the model say, in any order.</param>
    /// <param name="batches">How many batches there are; more than <paramref name="referenceBatches"/>.</param>
    /// <param name="referenceBatches">The first batches, which are the reference; 1 or more.</param>
    /// <param name="alpha">α of this model, in (0, 1).</param>
    /// <returns>Null where the reference has fewer than two texts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no batch behind the reference, or a text is of none.</exception>
    public static ErrorDrift? Of(IReadOnlyList<ComparedText> texts, int batches, int referenceBatches, double alpha)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceBatches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(batches, referenceBatches);
        var (own, of, so) = (new Sums[batches], default(Sums), default(Sums));
        foreach (var text in texts)
        {
            if (text.Batch < 0 || text.Batch >= batches) throw new ArgumentOutOfRangeException(nameof(texts), text.Batch, "There is no such batch.");
            own[text.Batch] = own[text.Batch].With(text);
        }

        foreach (var sums in own.Take(referenceBatches)) of += sums;
        if (of.Count < 2) return null;
        var (reference, found) = ((of.Rate, of.Variance), new List<DriftBatch>());
        for (var batch = 0; batch < batches; batch++)
        {
            var rate = own[batch].Count == 0 ? (double?)null : own[batch].Rate;
            if (batch >= referenceBatches) so += own[batch];
            if (so.Count < 2)
            {
                found.Add(new(own[batch].Count, rate, null, null, null));
                continue;
            }

            var (change, half) = (so.Rate - reference.Rate, HalfWidth(alpha, reference.Variance, so.Variance));
            found.Add(new(own[batch].Count, rate, change, Math.Max(-1, change - half), Math.Min(1, change + half)));
        }

        return new(alpha, reference, of.Count, found, so.Count);
    }

    /// <summary>The fewest labels of one more batch with which a change that begins there would be shown four times in five.</summary>
    /// <param name="change">Its size, in (0, 1).</param>
    /// <returns>Null where the reference itself is too uncertain, whatever the number.</returns>
    public int? LabelsToSee(double change)
    {
        if (!Shows(change, MostLabels)) return null;
        var (few, enough) = (0, MostLabels);
        while (enough - few > 1)
        {
            var middle = few + ((enough - few) / 2);
            if (Shows(change, middle)) enough = middle;
            else few = middle;
        }

        return enough;
    }

    // Batches so far without a change, and labels that show as much as those of the reference do.
    private bool Shows(double change, int labels)
    {
        var all = since + labels;
        var variance = reference.Variance * ReferenceLabels / all;
        return change * labels / all >= HalfWidth(alpha, reference.Variance, variance) + (Power * Math.Sqrt(variance + reference.Variance));
    }

    private static double HalfWidth(double alpha, double reference, double since) =>
        ConfidenceSequence.CriticalValueAt(alpha, 2 * reference / (reference + since)) * Math.Sqrt(reference + since);

    // Σw, Σwe, Σw² and Σw²e of texts.
    private readonly record struct Sums(int Count, double Weight, double Errors, double Squares, double SquaredErrors)
    {
        public double Rate => Errors / Weight;

        public double Variance
        {
            get
            {
                var (rate, added) = (Rate, ((Rate * Count) + 1) / (Count + 2));
                var shown = (SquaredErrors * (1 - (2 * rate))) + (rate * rate * Squares);
                return Math.Max(shown * Count / (Count - 1), added * (1 - added) * Squares) / (Weight * Weight);
            }
        }

        public static Sums operator +(Sums one, Sums other) => new(one.Count + other.Count, one.Weight + other.Weight, one.Errors + other.Errors,
            one.Squares + other.Squares, one.SquaredErrors + other.SquaredErrors);

        public Sums With(ComparedText text)
        {
            var square = text.Weight * text.Weight;
            return this + new Sums(1, text.Weight, text.IsError ? text.Weight : 0, square, text.IsError ? square : 0);
        }
    }
}
