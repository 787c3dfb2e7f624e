using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Text;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("hegde", "hedge", 1)]
    [InlineData("hedg", "hedge", 1)]
    [InlineData("hedges", "hedge", 1)]
    [InlineData("hedge", "hedge", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("lable", "label", 1)]
    [InlineData("ca", "abc", 3)]
    public void Edits_are_counted_with_a_swap_as_one(string first, string second, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(first, second));
        Assert.Equal(distance, NearestName.Distance(second, first));
    }

    [Theory]
    [InlineData("hegde", "hedge")]
    [InlineData("Hedge", "hedge")]
    [InlineData("lables", "labels")]
    [InlineData("x", null)]
    [InlineData("completely_different", null)]
    [InlineData("ba", "b1")]
    public void The_nearest_name_is_found_if_it_is_near(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Find(name, ["request", "labels", "hedge", "b2", "b1"]));

    // Every pair of words of at most four letters of three, so that what is skipped because of lengths and letters is what the table rules out too.
    [Fact]
    public void A_name_is_skipped_only_where_it_has_more_edits_than_allowed()
    {
        string[] words = [.. Enumerable.Range(0, 5).SelectMany(Words)];
        foreach (var (first, second) in words.SelectMany(first => words.Select(second => (first, second))))
        {
            var edits = Edits(first, second);
            Assert.Equal(edits, NearestName.Distance(first, second));
            var near = first.Length == 1 ? 0 : Math.Max(1, first.Length / 3);
            Assert.Equal(edits <= near ? second : null, NearestName.Find(first, [second]));
        }
    }

    private static IEnumerable<string> Words(int length) =>
        length == 0 ? [""] : Words(length - 1).SelectMany(word => new[] { "a", "B", "_" }.Select(letter => word + letter));

    // The definition, read out.
    private static int Edits(string first, string second)
    {
        if (first.Length == 0 || second.Length == 0) return first.Length + second.Length;
        var edits = Math.Min(Edits(first[..^1], second), Edits(first, second[..^1])) + 1;
        edits = Math.Min(edits, Edits(first[..^1], second[..^1]) + (first[^1] == second[^1] ? 0 : 1));
        var isSwapped = first.Length > 1 && second.Length > 1 && first[^1] == second[^2] && first[^2] == second[^1];
        return isSwapped ? Math.Min(edits, Edits(first[..^2], second[..^2]) + 1) : edits;
    }

    [Fact]
    public void Ties_go_to_ordinal_order_whatever_the_order_of_candidates()
    {
        Assert.Equal("bar", NearestName.Find("car", ["tar", "bar", "far"]));
        Assert.Equal("bar", NearestName.Find("car", ["far", "tar", "bar"]));
    }
}
