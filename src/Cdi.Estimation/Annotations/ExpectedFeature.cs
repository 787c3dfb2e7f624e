using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Annotations;

/// <summary>What the model's answers make one expect of a feature, computed as rows are read; NaN where an answer is missing.</summary>
/// <param name="map">The map.</param>
/// <param name="feature">Which of its features, from 0; one that differs between labels.</param>
/// <param name="variables">The annotated variables that the map reads, in its order; each with answers.</param>
internal sealed class ExpectedFeature(FeatureMap map, int feature, AnnotatedVariable[] variables) : IRowValues<double>
{
    private readonly double[][] said = new double[variables.Length][];

    /// <inheritdoc/>
    public void Read(long first, Span<double> values)
    {
        for (var k = 0; k < variables.Length; k++)
        {
            if (said[k] is null || said[k].Length < values.Length * variables[k].Width) said[k] = new double[values.Length * variables[k].Width];
            var answers = said[k].AsSpan(0, values.Length * variables[k].Width);
            Said(variables[k]).Read(first, values.Length, answers);
            variables[k].Require(answers, first, values.Length);
        }

        if (map.JointClasses == 0)
        {
            if (map.IsOfPeople(feature)) throw new NotSupportedException("Numbers that a loss takes as columns are held in memory.");
            values.Fill(1);
            foreach (var (k, own) in map.FactorsOf(feature))
            {
                for (var row = 0; row < values.Length; row++)
                    values[row] *= own < 0 ? said[k][row] - map.Origin(k) : variables[k].Probability(said[k], values.Length, row, own);
            }

            return;
        }

        for (var row = 0; row < values.Length; row++)
        {
            values[row] = 0;
            for (var joint = 0; joint < map.JointClasses; joint++)
            {
                var value = map.OfClass(joint)[feature];
                if (value != 0 || joint == 0) values[row] += value * Probability(row, values.Length, joint);
            }
        }
    }

    // In the order of FeatureMap, so that both come to the same bits.
    private double Probability(int row, int rows, int joint)
    {
        var probability = 1.0;
        for (var k = variables.Length - 1; k >= 0; k--)
        {
            probability *= variables[k].Probability(said[k], rows, row, joint % variables[k].Classes);
            joint /= variables[k].Classes;
        }

        return probability;
    }

    private static IRowColumns Said(AnnotatedVariable variable) => variable.Said ?? throw new InvalidOperationException("The variable has no LLM.");
}
