using System.Collections.Immutable;

namespace Cdi.Estimation.Annotations;

/// <summary>φ: what annotators say of a row, as the M features in which a loss is linear, Σₘ φₘ ℓₘ(θ; x).</summary>
/// <remarks>
/// Of classes: a table of φ over the joint classes of the variables named. Of numbers, alone or beside classes: products of them. What a model says has the
/// expected features. Nothing else knows how many features there are, or which of them are the same in every row.
/// </remarks>
public sealed partial class FeatureMap : IEquatable<FeatureMap>
{
    // Joint classes × M, row by row, the last variable's class changing fastest; empty for numbers.
    private readonly double[] table;
    private readonly int[] classes;

    // Where a number is a factor, of each feature what is multiplied: a variable by its place in the map, and a class, or -1 for its number.
    private readonly (int Variable, int Class)[][] products;

    // Of each feature whether it is one of what the model says, or of what people say, and 0 otherwise; empty where features are of both.
    private readonly bool[] ofModel;

    // Of each variable what is taken from its number; empty for nothing.
    private readonly double[] origins;

    private FeatureMap(ImmutableArray<int> variables, int[] classes, double[] table, int count, (int Variable, int Class)[][] products, bool[] ofModel,
        params double[] origins)
    {
        (Variables, this.classes, this.table, Count, this.products, this.ofModel) = (variables, classes, table, count, products, ofModel);
        this.origins = origins;
        JointClasses = table.Length / count;
        Varying = [.. Enumerable.Range(0, count).Where(Varies)];
        Scale = JointClasses > 0 && Varying.All(IsIndicator) ? OutcomeScale.Indicator : OutcomeScale.Number;
        Single = Varying is [var only] ? only : null;
        Constants = [.. Enumerable.Range(0, count).Select(feature => Varying.Contains(feature) ? 0 : table.Length == 0 ? 1 : table[feature])];
    }

    /// <summary>The annotated variables that are read, by their index among those of a problem.</summary>
    public ImmutableArray<int> Variables { get; }

    /// <summary>M, the features.</summary>
    public int Count { get; }

    /// <summary>How many joint classes the variables have; 0 for numbers.</summary>
    public int JointClasses { get; }

    /// <summary>The features that differ between labels; the others are the same in every row.</summary>
    public ImmutableArray<int> Varying { get; }

    /// <summary>The one feature that differs between labels; null where several do, or none.</summary>
    public int? Single { get; }

    /// <summary>Whether each feature that differs between labels is 0 or 1.</summary>
    public OutcomeScale Scale { get; }

    /// <summary>M: the features of a row of which nobody has said anything: those that are the same in every row, and 0.</summary>
    public ImmutableArray<double> Constants { get; }

    /// <summary>Whether annotated numbers stand in columns of the loss, so that labels differ where features do not.</summary>
    internal bool HasNumbersInColumns => ofModel.Length > 0;

    /// <summary>φ = (1, v) of a number.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    public static FeatureMap Number(int variable) => Numbers([variable]);

    /// <summary>φ = (1, v₁, …, v_r) of numbers that stand for themselves.</summary>
    /// <param name="count">M.</param>
    internal static FeatureMap Numbers(int count) => Numbers([.. Enumerable.Range(0, Math.Max(0, count - 1))], count);

    private static FeatureMap Numbers(ImmutableArray<int> variables, int? count = null) => new(variables, [.. variables.Select(_ => 0)], [],
        count ?? variables.Length + 1, [[], .. variables.Select((_, k) => ((int, int)[])[(k, -1)])], []);

    /// <summary>φ = (1, 1[v = k]): one class against the others.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    /// <param name="classes">K.</param>
    /// <param name="event">k, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is no class.</exception>
    public static FeatureMap Event(int variable, int classes, int @event)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@event);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@event, classes);
        return Joint([variable], [classes], [.. Enumerable.Range(0, classes).SelectMany(each => new[] { 1, each == @event ? 1.0 : 0 })], 2);
    }

    /// <summary>φ = (1, 1[v = k] for every class but one): what a multinomial model reads.</summary>
    /// <param name="variable">Index of the annotated variable.</param>
    /// <param name="classes">K, at least 2.</param>
    /// <param name="reference">The class without a feature, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reference is no class.</exception>
    public static FeatureMap Classes(int variable, int classes, int reference)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(reference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reference, classes);
        var table = new double[classes * classes];
        for (var each = 0; each < classes; each++)
        {
            table[each * classes] = 1;
            if (each != reference) table[(each * classes) + (each < reference ? each + 1 : each)] = 1;
        }

        return Joint([variable], [classes], table, classes);
    }

    /// <summary>φ of the joint classes of some variables.</summary>
    /// <param name="variables">Indices of the annotated variables; at least one.</param>
    /// <param name="classes">K of each.</param>
    /// <param name="table">ΠK × M, row by row, the last variable's class changing fastest; finite.</param>
    /// <param name="count">M.</param>
    /// <exception cref="ArgumentException">The lengths disagree, or a feature is not finite.</exception>
    public static FeatureMap Joint(ImmutableArray<int> variables, IReadOnlyList<int> classes, double[] table, int count)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (variables.IsDefaultOrEmpty || classes.Count != variables.Length) throw new ArgumentException("Not a number of classes for each variable.",
            nameof(classes));
        if (table.Length != classes.Aggregate((long)count, (product, each) => product * each))
            throw new ArgumentException("The table is not ΠK × M.", nameof(table));
        if (!Array.TrueForAll(table, double.IsFinite)) throw new ArgumentException("A feature is not finite.", nameof(table));
        return new(variables, [.. classes], table, count, [], []);
    }

    /// <summary>The features of a joint class, M.</summary>
    /// <param name="joint">From 0, the last variable's class changing fastest.</param>
    public ReadOnlySpan<double> OfClass(int joint) => table.AsSpan(joint * Count, Count);

    /// <summary>The features of labels.</summary>
    /// <param name="labels">n labels of each annotated variable of the problem; NaN where there is none.</param>
    /// <param name="features">n × M, column-major; overwritten; NaN for features that a missing label leaves open.</param>
    public void Fill(ReadOnlySpan<ReadOnlyMemory<double>> labels, Span<double> features)
    {
        var rows = features.Length / Count;
        for (var feature = 0; feature < Count; feature++) Fill(feature, labels, features.Slice(feature * rows, rows));
    }

    /// <summary>One feature of labels.</summary>
    /// <param name="feature">Which, from 0.</param>
    /// <param name="labels">n labels of each annotated variable of the problem; NaN where there is none.</param>
    /// <param name="values">n; overwritten.</param>
    public void Fill(int feature, ReadOnlySpan<ReadOnlyMemory<double>> labels, Span<double> values)
    {
        if (!Varying.Contains(feature))
        {
            values.Fill(Constants[feature]);
            return;
        }

        if (JointClasses == 0)
        {
            Multiply(feature, labels, values);
            return;
        }

        if (classes.Length == 1)
        {
            var only = labels[Variables[0]].Span;
            for (var row = 0; row < values.Length; row++) values[row] = double.IsNaN(only[row]) ? double.NaN : table[((int)only[row] * Count) + feature];
            return;
        }

        for (var row = 0; row < values.Length; row++)
        {
            var joint = 0;
            var isKnown = true;
            for (var k = 0; k < classes.Length; k++)
            {
                var label = labels[Variables[k]].Span[row];
                isKnown &= !double.IsNaN(label);
                if (isKnown) joint = (joint * classes[k]) + (int)label;
            }

            values[row] = isKnown ? table[(joint * Count) + feature] : double.NaN;
        }
    }

    /// <summary>What the model's answers make one expect of a feature that differs between labels.</summary>
    /// <param name="feature">Which, from 0.</param>
    /// <param name="variables">The annotated variables of the problem.</param>
    /// <returns>n; NaN where an answer is missing; empty where one of the variables has no model. Distributions of several variables are taken as
    /// independent.</returns>
    public ReadOnlyMemory<double> Expected(int feature, IReadOnlyList<AnnotatedVariable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var read = Variables.Select(each => variables[each]).ToArray();
        if (read.Any(each => !each.HasAnswers)) return ReadOnlyMemory<double>.Empty;
        if (JointClasses == 0) return Product(feature, read);
        var expected = new double[read[0].Rows];
        for (var row = 0; row < expected.Length; row++)
        {
            for (var joint = 0; joint < JointClasses; joint++)
            {
                var value = table[(joint * Count) + feature];
                if (value != 0 || joint == 0) expected[row] += value * Probability(read, row, joint);
            }
        }

        return expected;
    }

    /// <summary>Whether a feature is the same function of the same variables as one of another map.</summary>
    internal bool IsSameFeature(int feature, FeatureMap other, int otherFeature)
    {
        if (JointClasses != other.JointClasses) return false;
        if (JointClasses == 0) return IsSameProduct(feature, other, otherFeature);
        if (!Variables.SequenceEqual(other.Variables) || !classes.AsSpan().SequenceEqual(other.classes)) return false;
        for (var joint = 0; joint < JointClasses; joint++)
        {
            if (table[(joint * Count) + feature] != other.table[(joint * other.Count) + otherFeature]) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(FeatureMap? other) =>
        other is not null && Count == other.Count && Variables.SequenceEqual(other.Variables) && classes.AsSpan().SequenceEqual(other.classes)
        && table.AsSpan().SequenceEqual(other.table) && products.Length == other.products.Length && origins.AsSpan().SequenceEqual(other.origins)
        && ofModel.AsSpan().SequenceEqual(other.ofModel) && products.Zip(other.products).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeatureMap);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Variables.Length, table.Length);

    private double Probability(AnnotatedVariable[] read, int row, int joint)
    {
        var probability = 1.0;
        for (var k = read.Length - 1; k >= 0; k--)
        {
            probability *= read[k].Probability(row, joint % classes[k]);
            joint /= classes[k];
        }

        return probability;
    }

    private bool Varies(int feature)
    {
        if (table.Length == 0) return products[feature].Length > 0 || ofModel.Length > 0;
        for (var joint = 1; joint < JointClasses; joint++)
        {
            if (table[(joint * Count) + feature] != table[feature]) return true;
        }

        return false;
    }

    private bool IsIndicator(int feature) => Enumerable.Range(0, JointClasses).All(joint => table[(joint * Count) + feature] is 0 or 1);
}
