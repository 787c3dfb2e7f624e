using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Tests.Annotations;

/// <summary>Features that are products of what annotators say of several variables.</summary>
public sealed class FeatureProductTests
{
    private const double None = double.NaN;

    [Fact]
    public void Products_of_classes_are_a_table_over_joint_classes()
    {
        // φ = (1, 1[y = 0], 1[x = 2], 1[y = 0]·1[x = 2]).
        var map = FeatureMap.Products([1, 0], [2, 3], [[], [(0, 0)], [(1, 2)], [(0, 0), (1, 2)]]);
        double[] table = [.. Enumerable.Range(0, 6).SelectMany(joint =>
            new[] { 1, joint / 3 == 0 ? 1.0 : 0, joint % 3 == 2 ? 1 : 0, joint == 2 ? 1 : 0 })];
        Assert.Equal(FeatureMap.Joint([1, 0], [2, 3], table, 4), map);
        Assert.Equal(OutcomeScale.Indicator, map.Scale);
        Assert.Throws<ArgumentException>(() => FeatureMap.Products([0], [2], [[(0, 2)]]));
        Assert.Throws<ArgumentException>(() => FeatureMap.Products([0], [2], [[(0, null)]]));
        Assert.Throws<ArgumentException>(() => FeatureMap.Products([0], [0], [[(0, 1)]]));
    }

    [Fact]
    public void Numbers_are_multiplied_with_each_other_and_with_indicators()
    {
        // φ = (1, n, n², n·1[x = 1]).
        var map = FeatureMap.Products([0, 1], [0, 2], [[], [(0, null)], [(0, null), (0, null)], [(0, null), (1, 1)]]);
        double[] numbers = [3, -2, None];
        double[] classes = [1, 0, 1];
        Assert.Equal([1, 1, 1, 3, -2, None, 9, 4, None, 3, 0, None], Features(map, numbers, classes));
        Assert.Equal([1, 2, 3], map.Varying.ToArray());
        AnnotatedVariable[] said =
        [
            AnnotatedVariable.OfNumber("n", 2, new[] { 3, None }, default),
            AnnotatedVariable.OfProbabilities("x", 2, 2, new[] { 0.75, 0.5, 0.25, 0.5 }, default),
        ];
        Assert.Equal([3, None], map.Expected(1, said).ToArray());
        Assert.Equal([9, None], map.Expected(2, said).ToArray());
        Assert.Equal([0.75, None], map.Expected(3, said).ToArray());
        Assert.Equal(map, FeatureMap.Products([0, 1], [0, 2], [[], [(0, null)], [(0, null), (0, null)], [(0, null), (1, 1)]]));
        Assert.NotEqual(map, FeatureMap.Products([0, 1], [0, 2], [[], [(0, null)], [(0, null), (0, null)], [(0, null), (1, 0)]]));
        Assert.Equal(FeatureMap.Number(0), FeatureMap.Products([0], [0], [[], [(0, null)]]));
    }

    [Fact]
    public void Features_of_people_are_0_in_what_the_model_says_and_the_other_way_round()
    {
        // φ = (1[people], 1[people]·1[x = 1], 1[model], 1[model]·1[x = 1]); the number is a column of the loss.
        var map = FeatureMap.Products([0, 1], [0, 2], [[], [(1, 1)], [], [(1, 1)]], false, false, true, true);
        Assert.Equal([1, 1, None, 1, 0, None, 0, 0, None, 0, 0, None], Features(map, [3, -2, None], [1, 0, 1]));
        AnnotatedVariable[] said =
        [
            AnnotatedVariable.OfNumber("n", 3, new[] { 3, None, 4 }, default), AnnotatedVariable.OfClasses("x", 2, 3, new[] { 1.0, 1, 0 }, default),
        ];
        Assert.Equal([0, None, 0], map.Expected(0, said).ToArray());
        Assert.Equal([0, None, 0], map.Expected(1, said).ToArray());
        Assert.Equal([1, None, 1], map.Expected(2, said).ToArray());
        Assert.Equal([1, None, 0], map.Expected(3, said).ToArray());
        Assert.Equal([0.0, 0, 0, 0], map.Constants.ToArray());
        Assert.Throws<ArgumentException>(() => FeatureMap.Products([0], [0], [[], []], true));
    }

    private static double[] Features(FeatureMap map, params double[][] labels)
    {
        var features = new double[map.Count * labels[0].Length];
        map.Fill([.. labels.Select(each => (ReadOnlyMemory<double>)each)], features);
        return features;
    }
}
