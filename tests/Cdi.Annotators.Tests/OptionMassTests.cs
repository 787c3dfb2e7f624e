using Cdi.Annotators.Answers;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>From probabilities of tokens to those of options.</summary>
public sealed class OptionMassTests
{
    private static readonly OutcomeDefinition Grade = new() { Name = "grade", Options = [new("1", "Low"), new("10", "High")] };
    private static readonly OutcomeDefinition Words = new()
    {
        Name = "tone", Options = [new("hostile", "Hostile"), new("host", "A host"), new("civil", "Civil")],
    };

    [Fact]
    public void Tokens_that_begin_the_same_option_are_summed_and_the_rest_is_outside()
    {
        var mass = Of(Letters.Outcome, ("F", 0.5), (" F", 0.1), ("(F", 0.05), ("F.", 0.05), ("\"C", 0.1), ("C:", 0.05), ("f", 0.04), ("The", 0.06));
        Assert.Equal([0.7, 0.15], mass?.Options.Select(each => Math.Round(each, 12)));
        Assert.Equal(0.15, mass?.Outside ?? double.NaN, 12);
    }

    [Fact]
    public void A_token_that_begins_several_keys_belongs_to_none()
    {
        Assert.Equal([0, 0, 0.4], Of(Words, ("hos", 0.3), ("host", 0.3), ("civ", 0.4))?.Options.Select(each => Math.Round(each, 12)));
        Assert.Equal([0, 0.2], Of(Grade, ("1", 0.8), ("10", 0.2))?.Options.Select(each => Math.Round(each, 12)));
        Assert.Equal([0.9, 0, 0], Of(Words, ("hosti", 0.9))?.Options.Select(each => Math.Round(each, 12)));
    }

    [Fact]
    public void Without_a_token_that_begins_an_option_nothing_is_known()
    {
        Assert.Null(Of(Letters.Outcome));
        Assert.Null(Of(Letters.Outcome, ("(", 0.9), ("\n", 0.05), ("", 0.05)));
    }

    [Fact]
    public void Probabilities_that_rounding_carried_above_one_are_shares() =>
        Assert.Equal([1, 0], Of(Letters.Outcome, ("F", 1.0), (" F", 0.01))?.Options);

    private static OptionMass? Of(OutcomeDefinition outcome, params (string Token, double Probability)[] tokens) =>
        OptionMass.Of([.. tokens.Select(token => new TokenProbability(token.Token, Math.Log(token.Probability)))], outcome);
}
