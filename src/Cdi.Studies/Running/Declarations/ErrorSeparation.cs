using MathNet.Numerics.Distributions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>A confidence that, within each label of its model, lies on one side of a threshold wherever people contradict the model, and on the other
/// wherever they confirm it.</summary>
/// <param name="Right">Labelled texts with an answer and a confidence where both say the same.</param>
/// <param name="Wrong">Those where they do not.</param>
/// <param name="Chance">The probability that a lawful, very good confidence does this.</param>
/// <remarks>The very good confidence is normal with one spread where the model is right and where it is wrong, so far apart that of two texts of one label, a
/// right and a wrong one, it ranks <see cref="Discrimination"/> rightly. The probability is that of the largest of the wrong ones below the least of the
/// right ones, in every label. Ties, as of confidences in tenths, make it smaller.</remarks>
internal sealed record ErrorSeparation(int Right, int Wrong, double Chance)
{
    /// <summary>The area under the curve of a very good confidence; stated and derived ones of language models lie between .6 and .85.</summary>
    public const double Discrimination = 0.95;

    /// <summary>Below this, an error.</summary>
    public const double Strong = 0.01;

    private const double Weak = 0.05;
    private const int FewestRows = 20;
    private const int FewestOfEach = 5;

    // Tails beyond eight deviations hold less than 10⁻¹⁵.
    private const double Reach = 8;
    private const int Steps = 4000;

    /// <summary>The separation; null where there is none, where too few texts tell, or where a lawful confidence does the like in more than one case of
    /// twenty.</summary>
    /// <param name="people">People's labels.</param>
    /// <param name="answers">The model's.</param>
    /// <param name="confidence">n: its confidence, NaN for none.</param>
    public static ErrorSeparation? Of(HumanLabels people, HumanLabels answers, ReadOnlyMemory<double> confidence)
    {
        var (right, wrong, chance) = (0, 0, 1.0);
        foreach (var rows in answers.ByLabel)
        {
            var said = rows.Where(row => people.Has(row) && !double.IsNaN(confidence.Span[row])).ToLookup(
                row => people.AgreesWith(answers, row), row => confidence.Span[row]);
            var (confirmed, contradicted) = (said[true].ToList(), said[false].ToList());
            (right, wrong) = (right + confirmed.Count, wrong + contradicted.Count);
            if (confirmed.Count == 0 || contradicted.Count == 0) continue;
            if (!(contradicted.Max() < confirmed.Min() || confirmed.Max() < contradicted.Min())) return null;
            chance *= ChanceOf(confirmed.Count, contradicted.Count);
        }

        return right + wrong >= FewestRows && Math.Min(right, wrong) >= FewestOfEach && chance < Weak ? new(right, wrong, chance) : null;
    }

    /// <summary>The probability that the largest of some standard normal numbers lies below the least of others that are shifted.</summary>
    /// <param name="right">How many are shifted, at least 1.</param>
    /// <param name="wrong">How many are not, at least 1.</param>
    internal static double ChanceOf(int right, int wrong)
    {
        // Φ(x)^wrong is the distribution of the largest, whose density is integrated by its steps: the sum is exact to the width of one.
        var (shift, sum, below) = (Math.Sqrt(2) * Normal.InvCDF(0, 1, Discrimination), 0.0, 0.0);
        for (var step = 1; step <= Steps; step++)
        {
            var upper = -Reach + (2 * Reach * step / Steps);
            var largest = Math.Pow(Normal.CDF(0, 1, upper), wrong);
            sum += (largest - below) * Math.Pow(Normal.CDF(0, 1, shift - (upper - (Reach / Steps))), right);
            below = largest;
        }

        return sum;
    }
}
