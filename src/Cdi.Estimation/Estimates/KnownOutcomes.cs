namespace Cdi.Estimation.Estimates;

/// <summary>Rows whose outcome is known, and what they weigh.</summary>
/// <param name="Index">Rows of the corpus, ascending.</param>
/// <param name="Outcome">y of each.</param>
/// <param name="Weights">ω of each, above 0.</param>
internal sealed record KnownOutcomes(int[] Index, double[] Outcome, double[] Weights)
{
    /// <summary>Their part of some columns, column-major.</summary>
    /// <param name="every">n × d, column-major.</param>
    /// <param name="rows">n.</param>
    /// <param name="width">d.</param>
    public double[] Columns(double[] every, int rows, int width)
    {
        var columns = new double[width * Index.Length];
        for (var j = 0; j < width; j++)
            for (var i = 0; i < Index.Length; i++) columns[(j * Index.Length) + i] = every[(j * rows) + Index[i]];
        return columns;
    }

    /// <summary>Collects them.</summary>
    internal sealed class Builder
    {
        private readonly List<int> index = [];
        private readonly List<double> outcome = [];
        private readonly List<double> weights = [];

        /// <summary>Adds a row.</summary>
        public void Add(int row, double value, double weight)
        {
            index.Add(row);
            outcome.Add(value);
            weights.Add(weight);
        }

        /// <summary>What was added.</summary>
        public KnownOutcomes Build() => new([.. index], [.. outcome], [.. weights]);
    }
}
