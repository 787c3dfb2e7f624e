namespace Cdi.Dsl.Tests.Lowering;

/// <summary>Names of a study as names of C#: Pascal case, no keyword, no two alike.</summary>
public class PropertyNamesTests
{
    [Theory]
    [InlineData("hedge", "Hedge")]
    [InlineData("first_person_plural", "FirstPersonPlural")]
    [InlineData("class", "Class")]
    [InlineData("größe", "Größe")]
    [InlineData("Renter", "Renter2")]
    [InlineData("rent_er", "RentEr")]
    [InlineData("letters", "Letters2")]
    [InlineData("to_string", "ToString2")]
    public void A_column_becomes_a_property(string name, string expected)
    {
        var plan = Compiled.Text(Letters.With("  mood: indicator[3] from Mood_1..Mood_3\n",
            $"  mood: indicator[3] from Mood_1..Mood_3\n  {name}: number from Extra\n")).Plan;
        Assert.Equal(expected, plan?.Corpus.Columns.Single(column => column.SourceColumn == "Extra").PropertyName);
    }

    [Theory]
    [InlineData("gap", "Gap")]
    [InlineData("Tone", "Tone2")]
    [InlineData("letters", "Letters2")]
    public void An_estimand_becomes_a_stem(string name, string expected) =>
        Assert.Equal(expected, Compiled.Text(Letters.With("estimand gap", $"estimand {name}")).Plan?.Estimands[0].PropertyName);
}
