using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Agreement;

/// <summary>The area under the receiver operating characteristic of a confidence, of weighted rows.</summary>
internal static class AreaUnderCurve
{
    /// <summary>The area with its 95 % interval on the logit; null where all rows agree or none does, no interval where the area is 0 or 1 or its rows do not
    /// differ.</summary>
    /// <param name="rows">The rows, at least one.</param>
    public static ValueEstimate? Of(IReadOnlyList<ConfidentRow> rows)
    {
        var (agreeing, other) = (Sorted(rows, true), Sorted(rows, false));
        if (agreeing.Total == 0 || other.Total == 0) return null;
        var area = rows.Where(row => row.Agrees).Sum(row => row.Weight * other.Below(row.Confidence)) / agreeing.Total;
        var total = agreeing.Total + other.Total;

        // ψ = (F₀(c) − A)/P₁ of an agreeing row, (1 − F₁(c) − A)/P₀ of another: the mean of ψ is 0.
        var influence = WeightedMean.Of(rows, row => row.Agrees
            ? (other.Below(row.Confidence) - area) * total / agreeing.Total
            : (1 - agreeing.Below(row.Confidence) - area) * total / other.Total);
        if (!(influence.StandardError > 0) || area is not (> 0 and < 1)) return new(area, null, null);
        var (lower, upper) = new WaldInference(WeightedMean.Alpha, Alternative.TwoSided, influence.Rows - 1)
            .Interval(Math.Log(area / (1 - area)), influence.StandardError / (area * (1 - area)));
        return new(area, Logistic(lower), Logistic(upper));
    }

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));

    private static Distribution Sorted(IReadOnlyList<ConfidentRow> rows, bool agrees)
    {
        // By confidence, then in the order of rows.
        var order = Enumerable.Range(0, rows.Count).Where(row => rows[row].Agrees == agrees).ToArray();
        Array.Sort(order, (left, right) => rows[left].Confidence.CompareTo(rows[right].Confidence) is var by and not 0 ? by : left.CompareTo(right));
        var (values, upTo) = (new List<double>(), new List<double>());
        var sum = 0.0;
        foreach (var row in order)
        {
            sum += rows[row].Weight;
            if (values.Count > 0 && values[^1] == rows[row].Confidence) upTo[^1] = sum;
            else
            {
                values.Add(rows[row].Confidence);
                upTo.Add(sum);
            }
        }

        return new(values, upTo, sum);
    }

    /// <summary>The weighted distribution of confidences: distinct values, Σw up to and with each, Σw.</summary>
    private sealed record Distribution(List<double> Values, List<double> UpTo, double Total)
    {
        /// <summary>Share of the weight below a value, and half of the weight at it.</summary>
        public double Below(double value)
        {
            var at = Values.BinarySearch(value);
            if (at < 0) return Before(~at) / Total;
            return (Before(at) + UpTo[at]) / 2 / Total;
        }

        private double Before(int at) => at == 0 ? 0 : UpTo[at - 1];
    }
}
