namespace Cdi.Dsl.Vocabulary;

/// <summary>The words that may stand at a place of the language, and what each means.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <param name="Kind">What the words are, with article: <c>a design</c>.</param>
/// <param name="Choices">The words that work, in the order in which they are listed to authors.</param>
/// <param name="Later">The words of the language that this version cannot run.</param>
public sealed record ChoiceTable<T>(string Kind, IReadOnlyList<Choice<T>> Choices, params Word[] Later)
{
    /// <summary>The words that work: a list of what may be written names nothing that is then refused.</summary>
    public IReadOnlyList<string> Names => [.. Choices.Select(choice => choice.Name)];

    /// <summary>The choice with this name; null where it is unknown or does not work yet.</summary>
    public Choice<T>? Find(string name) => Choices.FirstOrDefault(choice => choice.Name == name);

    /// <summary>The word with this name that does not work yet; null where there is none.</summary>
    public Word? FindLater(string name) => Later.FirstOrDefault(word => word.Name == name);

    /// <summary>The word for a value.</summary>
    /// <exception cref="InvalidOperationException">The table has no word for it.</exception>
    public string NameOf(T value) => Choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Name;
}
