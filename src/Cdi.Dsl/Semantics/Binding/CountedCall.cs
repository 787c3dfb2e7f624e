using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>A call of a name and a whole number that may be left out, as <c>confidence(reader, bins = 3)</c> and <c>ngram(body, components = 8)</c>.</summary>
internal static class CountedCall
{
    /// <summary>The name and the number; null where the call is another one.</summary>
    /// <param name="call">The call.</param>
    /// <param name="word">Before the number.</param>
    /// <param name="usual">The number where none is written.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The largest number.</param>
    public static (NameSyntax Name, int Count)? Read(CallSyntax call, string word, int usual, int least, int most)
    {
        var (named, count) = (default(NameSyntax), usual);
        foreach (var (index, argument) in call.Arguments.Select((argument, index) => (index, argument)))
        {
            switch (argument)
            {
                case { Name: null, Design: null, Value: NameSyntax name } when index == 0:
                    named = name;
                    break;
                case { Design: null, Value: NumberSyntax { Unit: null, Value: { } number } } when index == 1 && argument.Name?.Text == word
                    && number >= least && number <= most && number == Math.Floor(number):
                    count = (int)number;
                    break;
                default:
                    return null;
            }
        }

        return named is null ? null : (named, count);
    }
}
