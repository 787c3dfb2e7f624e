using System.Collections.Immutable;

namespace Cdi.Estimation.Annotations;

/// <content>Products of what annotators say, where numbers are among the factors.</content>
public sealed partial class FeatureMap
{
    /// <summary>φ of products: of indicators of classes, and of numbers that the loss is a polynomial in.</summary>
    /// <param name="variables">Indices of the annotated variables; at least one.</param>
    /// <param name="classes">K of each; 0 for a number.</param>
    /// <param name="features">Of each feature its factors: a variable by its place in <paramref name="variables"/>, and a class from 0, or null for the
    /// number; none for the feature that is 1. A power repeats a factor.</param>
    /// <param name="ofModel">Of each feature whether it is one of what the model says, or of what people say, and 0 otherwise: those of a loss that reads
    /// numbers as columns. Empty where features are of both.</param>
    /// <exception cref="ArgumentException">The lengths disagree, or a factor is no class of its variable, or no number.</exception>
    public static FeatureMap Products(
        ImmutableArray<int> variables, IReadOnlyList<int> classes, IReadOnlyList<IEnumerable<(int Variable, int? Class)>> features,
        params IReadOnlyList<bool> ofModel)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(ofModel);
        if (ofModel.Count > 0 && ofModel.Count != features.Count) throw new ArgumentException("Not said of each feature.", nameof(ofModel));
        if (variables.IsDefaultOrEmpty || classes.Count != variables.Length) throw new ArgumentException("Not a number of classes for each variable.",
            nameof(classes));
        (int Variable, int Class)[][] products = [.. features.Select(feature => feature.Select(factor => (factor.Variable, factor.Class ?? -1)).ToArray())];
        if (products.Any(factors => factors.Any(factor => factor.Variable < 0 || factor.Variable >= classes.Count
            || (classes[factor.Variable] == 0 ? factor.Class != -1 : factor.Class < 0 || factor.Class >= classes[factor.Variable]))))
            throw new ArgumentException("A factor is no class of its variable, or no number.", nameof(features));
        if (classes.Contains(0) || ofModel.Count > 0) return new(variables, [.. classes], [], products.Length, products, [.. ofModel]);
        var table = new double[checked(classes.Aggregate(products.Length, (product, each) => product * each))];
        for (var cell = 0; cell < table.Length; cell++)
        {
            table[cell] = 1;
            foreach (var (variable, own) in products[cell % products.Length])
            {
                var joint = cell / products.Length;
                for (var later = classes.Count - 1; later > variable; later--) joint /= classes[later];
                if (joint % classes[variable] != own) table[cell] = 0;
            }
        }

        return Joint(variables, classes, table, products.Length);
    }

    /// <summary>The same products of numbers that are counted from other origins, so that squares of large numbers keep their digits.</summary>
    /// <param name="from">Of each variable, in the order of the map, what is taken from its number.</param>
    /// <exception cref="InvalidOperationException">The features are no products of numbers.</exception>
    public FeatureMap CountedFrom(params double[] from)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (Array.TrueForAll(from, origin => origin == 0)) return this;
        if (products.Length == 0 || ofModel.Length > 0 || from.Length != Variables.Length)
            throw new InvalidOperationException("Only products of numbers have origins.");
        return new(Variables, classes, table, Count, products, ofModel, from);
    }

    /// <summary>What is taken from the number of a variable, by its place in the map.</summary>
    internal double Origin(int variable) => origins.Length == 0 ? 0 : origins[variable];

    /// <summary>The factors of a feature: a variable by its place in the map, and a class, or -1 for its number.</summary>
    internal ReadOnlySpan<(int Variable, int Class)> FactorsOf(int feature) => products[feature];

    /// <summary>Whether a feature is one of what people say, and 0 in what the model says.</summary>
    internal bool IsOfPeople(int feature) => ofModel.Length > 0 && !ofModel[feature];

    private bool IsSameProduct(int feature, FeatureMap other, int otherFeature)
    {
        if (ofModel.Length != 0 || other.ofModel.Length != 0)
        {
            if (!Variables.SequenceEqual(other.Variables) || ofModel.Length == 0 || other.ofModel.Length == 0
                || ofModel[feature] != other.ofModel[otherFeature]) return false;
        }

        return Named(feature).SequenceEqual(other.Named(otherFeature))
            && products[feature].All(factor => Origin(factor.Variable) == other.Origin(other.Variables.IndexOf(Variables[factor.Variable])));
    }

    // Factors by the variables of the problem.
    private IEnumerable<(int Variable, int Class)> Named(int feature) => products[feature].Select(factor => (Variables[factor.Variable], factor.Class)).Order();

    private void Multiply(int feature, ReadOnlySpan<ReadOnlyMemory<double>> labels, Span<double> values)
    {
        values.Fill(1);
        foreach (var variable in ofModel.Length > 0 ? Variables : [])
        {
            // A row without one of the labels is not labelled.
            for (var row = 0; row < values.Length; row++) values[row] = double.IsNaN(labels[variable].Span[row]) ? double.NaN : values[row];
        }

        if (ofModel.Length > 0 && ofModel[feature])
        {
            for (var row = 0; row < values.Length; row++) values[row] *= 0;
            return;
        }

        foreach (var (variable, own) in products[feature])
        {
            var said = labels[Variables[variable]].Span;
            var origin = Origin(variable);
            for (var row = 0; row < values.Length; row++) values[row] *= own < 0 || double.IsNaN(said[row]) ? said[row] - origin : said[row] == own ? 1 : 0;
        }
    }

    private ReadOnlyMemory<double> Product(int feature, AnnotatedVariable[] read)
    {
        if (products[feature] is [(var only, -1)] && Origin(only) == 0) return read[only].Answers;
        var expected = new double[read[0].Rows];
        for (var row = 0; row < expected.Length; row++)
        {
            expected[row] = ofModel.Length == 0 || Array.TrueForAll(read, variable => variable.HasAnswer(row)) ? 1 : double.NaN;
            if (IsOfPeople(feature)) expected[row] *= 0;
            foreach (var (variable, own) in products[feature])
                expected[row] *= own < 0 ? read[variable].Answer(row) - Origin(variable) : read[variable].Probability(row, own);
        }

        return expected;
    }
}
