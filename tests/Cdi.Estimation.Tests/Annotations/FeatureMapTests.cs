using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Tests.Annotations;

public sealed class FeatureMapTests
{
    private const double None = double.NaN;

    [Fact]
    public void An_event_is_one_class_against_the_others()
    {
        var map = FeatureMap.Event(0, classes: 3, @event: 2);
        Assert.Equal([1, 1, 1, 1, 0, 1, 0, None], Features(map, [0, 2, 1, None]));
        Assert.Equal((2, 1, OutcomeScale.Indicator), (map.Count, map.Single, map.Scale));
        Assert.Equal([1.0, 0], map.Constants.ToArray());
    }

    [Fact]
    public void A_number_stands_for_itself()
    {
        var map = FeatureMap.Number(0);
        Assert.Equal([1, 1, 2.5, None], Features(map, [2.5, None]));
        Assert.Equal((0, 1, OutcomeScale.Number), (map.JointClasses, map.Single, map.Scale));
    }

    [Fact]
    public void Every_class_but_the_reference_has_a_feature()
    {
        var map = FeatureMap.Classes(0, classes: 3, reference: 1);
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 1], Features(map, [0, 1, 2]));
        Assert.Null(map.Single);
        Assert.Equal([1, 2], map.Varying.ToArray());
    }

    [Fact]
    public void Joint_classes_count_the_last_variable_fastest()
    {
        // φ = (1, y, x, yx) of an annotated outcome with two classes and an annotated regressor with two.
        var map = FeatureMap.Joint([0, 1], [2, 2], [1, 0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1], 4);
        var features = Features(map, [0, 0, 1, 1], [0, 1, 0, 1]);
        Assert.Equal([1, 1, 1, 1, /* y */ 0, 0, 1, 1, /* x */ 0, 1, 0, 1, /* yx */ 0, 0, 0, 1], features);
        Assert.Equal([None, None], Features(map, [0, None], [None, 1])[2..4]);
    }

    [Fact]
    public void A_distribution_has_the_expected_features_and_a_named_class_is_one_that_is_certain()
    {
        var map = FeatureMap.Classes(0, classes: 3, reference: 0);
        AnnotatedVariable[] spread = [AnnotatedVariable.OfProbabilities("v", 3, 2, new[] { 0.2, None, 0.5, None, 0.3, None }, default)];
        Assert.Equal([0.5, None], map.Expected(1, spread).ToArray());
        Assert.Equal([0.3, None], map.Expected(2, spread).ToArray());
        Assert.Equal((1, None), (spread[0].Answer(0), spread[0].Answer(1)));
        AnnotatedVariable[] named = [AnnotatedVariable.OfClasses("v", 3, 2, new[] { 2, None }, default)];
        Assert.Equal([0, None], map.Expected(1, named).ToArray());
        Assert.Equal([1, None], map.Expected(2, named).ToArray());
    }

    [Fact]
    public void Distributions_of_two_variables_are_taken_as_independent()
    {
        var both = FeatureMap.Joint([0, 1], [2, 2], [0, 0, 0, 1], 1);
        AnnotatedVariable[] variables =
        [
            AnnotatedVariable.OfProbabilities("y", 2, 2, new[] { 0.4, 0.4, 0.6, 0.6 }, default),
            AnnotatedVariable.OfProbabilities("x", 2, 2, new[] { 0.5, None, 0.5, None }, default),
        ];
        Assert.Equal(0.3, both.Expected(0, variables).Span[0], 15);
        Assert.Equal(None, both.Expected(0, variables).Span[1]);
    }

    [Fact]
    public void Estimands_share_a_feature_only_where_it_is_the_same_function_of_the_same_variables()
    {
        var classes = FeatureMap.Classes(0, 3, 0);
        Assert.True(FeatureMap.Event(0, 3, 2).IsSameFeature(1, classes, 2));
        Assert.False(FeatureMap.Event(0, 3, 2).IsSameFeature(1, classes, 1));
        Assert.False(FeatureMap.Event(1, 3, 2).IsSameFeature(1, classes, 2));
        Assert.Equal(FeatureMap.Event(0, 3, 2), FeatureMap.Event(0, 3, 2));
        Assert.NotEqual(FeatureMap.Event(0, 3, 2), FeatureMap.Event(0, 3, 1));
    }

    [Fact]
    public void What_is_no_class_or_no_distribution_is_refused()
    {
        Assert.Throws<ArgumentException>(() => AnnotatedVariable.OfClasses("v", 2, 2, new[] { 0.0, 2 }, default));
        Assert.Throws<ArgumentException>(() => AnnotatedVariable.OfClasses("v", 2, 2, new[] { 0.0, 0.5 }, default));
        Assert.Throws<ArgumentException>(() => AnnotatedVariable.OfProbabilities("v", 2, 1, new[] { 0.7, 0.7 }, default));
        Assert.Throws<ArgumentException>(() => AnnotatedVariable.OfProbabilities("v", 2, 1, new[] { 1.5, -0.5 }, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureMap.Event(0, 2, 2));
        Assert.Throws<ArgumentException>(() => FeatureMap.Joint([0], [2], [1, 0, 1], 2));
    }

    private static double[] Features(FeatureMap map, params double[][] labels)
    {
        var features = new double[map.Count * labels[0].Length];
        map.Fill([.. labels.Select(each => (ReadOnlyMemory<double>)each)], features);
        return features;
    }
}
