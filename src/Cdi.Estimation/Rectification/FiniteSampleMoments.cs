using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Rectification;

/// <summary>Moments of what labels contribute to one estimate, and what follows from them where labels, events or disagreements are few (statistics.md
/// §11).</summary>
/// <remarks>
/// θ̂ moves by uᵢ/(πᵢ n) with label i, uᵢ = −hᵀ(gᵢ − λĝᵢ), and by Jᵢ/(πᵢ n) more where the label differs from what was said (an indicator) or lies one standard
/// deviation higher (a number). Two such pseudo-labels stand beside those seen (Agresti and Coull 1998): with no disagreement they set the interval, with fifty
/// they are lost. Slopes are those of the variance in the estimate, along labels like those seen: for a share (1 − 2θ̂)/m, Wilson's.
/// </remarks>
internal readonly ref struct FiniteSampleMoments
{
    private const double PseudoEvents = 2;

    // Relative to the largest, jumps below this are rounding: the label of such a row does not enter the target.
    private const double RoundingOfJumps = 1e-9;

    // The square of the contributions with which a working variance counts as much as the estimated one; squared, so that it is gone where contributions
    // are many.
    private const double PriorSquare = 10;

    private readonly ReadOnlySpan<double> residual;
    private readonly ReadOnlySpan<double> jump;
    private readonly ReadOnlySpan<double> probability;
    private readonly ReadOnlySpan<double> centres;
    private readonly ReadOnlySpan<double> labels;
    private readonly double rows;
    private readonly bool hasPopulation;

    /// <summary>The labels behind one estimate.</summary>
    /// <param name="residual">m: u.</param>
    /// <param name="jump">m: J.</param>
    /// <param name="probability">m: π.</param>
    /// <param name="centres">m: the centre of u/π in the row's stratum; 0 where rows are drawn independently.</param>
    /// <param name="labels">m: what humans say, where they alone count and say 0 or 1, so that a label can differ one way only; else empty, since a model
    /// can err either way.</param>
    /// <param name="rows">n.</param>
    /// <param name="hasPopulation">Whether the rows are a sample of a population.</param>
    public FiniteSampleMoments(
        ReadOnlySpan<double> residual, ReadOnlySpan<double> jump, ReadOnlySpan<double> probability, ReadOnlySpan<double> centres, ReadOnlySpan<double> labels,
            long rows, bool hasPopulation)
    {
        this.residual = residual;
        this.jump = jump;
        this.probability = probability;
        this.centres = centres;
        this.labels = labels;
        this.rows = rows;
        this.hasPopulation = hasPopulation;
    }

    /// <summary>Whether a row can contribute what no label of it changes, as it does where a regressor is annotated: u is then large where J is nearly 0, and
    /// the size of a row is at least its contribution. Not for one number, which lies further than a deviation from its mean by chance.</summary>
    public bool HasOtherParts { get; init; }

    /// <summary>m: what a row contributes to u whatever its label, where labels are terms of a sum, u = u₀ + J v: a row outside a group, or of weight 0, adds
    /// nothing to a total and is one of its texts still. Rows whose label enters the sum then alone tell of errors and hold pseudo-labels. Empty elsewhere.
    /// </summary>
    public ReadOnlySpan<double> Origins { get; init; }

    /// <summary>The moments.</summary>
    /// <param name="population">Second and third moment of the rows as a sample of a population; zeros where the corpus is the target.</param>
    /// <param name="hasSkewness">Whether the labels' own skewness counts: where they enter the target linearly.</param>
    /// <param name="scale">What values labels take.</param>
    public ContributionMoments Measure((double Second, double Third) population, bool hasSkewness, OutcomeScale scale)
    {
        var (second, third, fourth) = Seen();
        var (above, below) = (Events(1), Events(-1));
        var least = labels.IsEmpty ? above.Square : above.Square + below.Square;
        if (least == 0) return OfEveryLabel(population);
        var (working, workingThird, contributions) = Working();
        var trust = contributions * contributions / ((contributions * contributions) + PriorSquare);
        var blended = Math.Max(second, (trust * second) + ((1 - trust) * working));
        var variance = Math.Max(blended, least);
        if (blended > second) third = (trust * third) + ((1 - trust) * workingThird);
        var own = hasSkewness && scale == OutcomeScale.Indicator ? third : 0;
        var ofPopulation = own != 0 && population.Second > 0 ? population.Third / population.Second : 0;
        var freedom = scale == OutcomeScale.Number ? Freedom(second, fourth) : null;
        var added = Math.Max(variance - second, OneRow().Square - second - population.Second);
        return new(added, above.Slope(own, variance) + ofPopulation, below.Slope(-own, variance) - ofPopulation, freedom);
    }

    // Every row is labelled: only the population is random. Where its rows show a variance that is the classical one; where they show none, that of one row
    // which differs.
    private ContributionMoments OfEveryLabel((double Second, double Third) population)
    {
        var one = OneRow();
        var added = one.Square - population.Second;
        return added > 0 ? new(added, one.Slope(0, one.Square), one.Slope(0, one.Square), null) : ContributionMoments.None;
    }

    // One row of n whose label differs, as a population may hold it; nothing where the corpus is the target.
    private PseudoLabels OneRow()
    {
        if (!hasPopulation) return default;
        var (square, total, count) = (0.0, 0.0, 0);
        for (var k = 0; k < jump.Length; k++)
        {
            if (!Enters(k)) continue;
            var moved = Math.Abs(jump[k]) / rows;
            square += moved * moved;
            total += moved;
            count++;
        }

        return total > 0 ? new(square / count, square / total) : default;
    }

    // Half of 2(E V̂)²/Var(V̂): the fourth moment of a sample falls short of its population's, by about half for tails as heavy as the lognormal's.
    private double? Freedom(double second, double fourth)
    {
        var excess = fourth - (second * second / residual.Length);
        return excess > 0 ? Math.Max(1, second * second / excess) : null;
    }

    private (double Second, double Third, double Fourth) Seen()
    {
        var (second, third, fourth) = (0.0, 0.0, 0.0);
        for (var k = 0; k < residual.Length; k++)
        {
            var chance = 1 - probability[k];
            var contribution = ((residual[k] / probability[k]) - centres[k]) / rows;
            var square = chance * contribution * contribution;
            second += square;
            third += chance * square * contribution;
            fourth += square * square;
        }

        return (second, third, fourth);
    }

    // What a label that differs adds to the estimate in one direction, +1 or −1.
    private PseudoLabels Events(int direction)
    {
        var (square, total, count) = (0.0, 0.0, 0);
        for (var k = 0; k < jump.Length; k++)
        {
            var chance = 1 - probability[k];
            if (chance <= 0 || !Enters(k)) continue;
            var moved = Moved(k, direction) / rows;
            square += chance * moved * moved;
            total += moved;
            count++;
        }

        return total > 0 ? new(square / count, square / total) : default;
    }

    private double Moved(int k, int direction)
    {
        if (labels.IsEmpty) return Math.Abs(jump[k]) / probability[k];
        var (one, zero) = (residual[k] + (jump[k] * (1 - labels[k])), residual[k] - (jump[k] * labels[k]));
        var extreme = direction > 0 ? Math.Max(one, zero) : Math.Min(one, zero);
        return Math.Max(0, direction * ((extreme / probability[k]) - centres[k]));
    }

    // The variance if disagreement had nothing to do with weight: u = J e with e alike in every row. A heavy row without a disagreement then counts as well,
    // which the sandwich passes over. Contributions: how many equal ones would leave the sandwich as uncertain, (Σ W)²/Σ W² over the kurtosis of e.
    private (double Second, double Third, double Contributions) Working()
    {
        var (mean, square, cube, kurtosis) = Errors();
        var (second, third, weights, squaredWeights) = (0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < jump.Length; k++)
        {
            var chance = 1 - probability[k];
            var size = Size(k) / (probability[k] * rows);
            var offset = (size * mean) + (Origin(k) / (probability[k] * rows)) - (centres[k] / rows);
            var weight = chance * size * size;
            second += (chance * offset * offset) + (weight * square);
            third += chance * ((chance * offset * offset * offset) + (3 * offset * weight * square) + (weight * size * cube));
            weights += weight;
            squaredWeights += weight * weight;
        }

        return (second, third, weights * weights / (squaredWeights * Math.Max(1, kurtosis)));
    }

    private bool Enters(int k) => Origins.IsEmpty || jump[k] != 0;

    private double Origin(int k) => Origins.IsEmpty ? 0 : Origins[k];

    // What the label of a row makes of u.
    private double Part(int k) => residual[k] - Origin(k);

    private double Size(int k) => HasOtherParts && Math.Abs(Part(k)) > Math.Abs(jump[k]) ? Math.CopySign(Part(k), jump[k]) : jump[k];

    // Mean, variance, third central moment and kurtosis of e, the part of the label in u by the size of its row.
    private (double Mean, double Square, double Cube, double Kurtosis) Errors()
    {
        var (count, mean, least) = (0, 0.0, 0.0);
        for (var k = 0; k < jump.Length; k++) least = Math.Max(least, RoundingOfJumps * Math.Abs(Size(k)));
        for (var k = 0; k < jump.Length; k++)
        {
            if (Math.Abs(Size(k)) <= least) continue;
            mean += Part(k) / Size(k);
            count++;
        }

        mean /= count;
        var (square, cube, fourth) = (0.0, 0.0, 0.0);
        for (var k = 0; k < jump.Length; k++)
        {
            if (Math.Abs(Size(k)) <= least) continue;
            var deviation = (Part(k) / Size(k)) - mean;
            var power = deviation * deviation;
            square += power / count;
            cube += power * deviation / count;
            fourth += power * power / count;
        }

        return (mean, square, cube, square > 0 ? fourth / (square * square) : count);
    }

    /// <summary>Labels that differ in one direction.</summary>
    /// <param name="Square">Mean over labelled rows of b², b = what such a label adds to the estimate.</param>
    /// <param name="Rise">Σ b²/Σ b: how fast the variance rises with the estimate where such labels are rare.</param>
    private readonly record struct PseudoLabels(double Square, double Rise)
    {
        /// <summary>The slope of the variance: that of the labels seen and of two pseudo-labels, each by its share of the variance.</summary>
        /// <param name="third">Third moment of what was seen, in this direction.</param>
        /// <param name="variance">Their variance.</param>
        public double Slope(double third, double variance) => ((PseudoEvents * Square * Rise) + third) / (variance + (PseudoEvents * Square));
    }
}
