namespace Cdi.Dsl.Vocabulary;

/// <summary>A setting of a block.</summary>
/// <param name="Name">The word before the equals sign.</param>
/// <param name="Takes">What may stand behind it: <c>a whole number</c>, <c>labels, texts or money</c>.</param>
/// <param name="Default">What holds where the setting is absent, as written or in words; null where nothing does.</param>
/// <param name="Instead">What works today in its place, a sentence; null where the setting itself works.</param>
/// <param name="Options">Names that may follow behind a comma, <c>, cluster = state</c>.</param>
public sealed record SettingWord(string Name, string Takes, string? Default = null, string? Instead = null, params string[] Options)
{
    /// <summary>Whether <c>where { cell = option }</c> may say what the cells of its column mean.</summary>
    public bool HasMap { get; init; }

    /// <summary>Whether <c>where name = …</c> may define parts of its value.</summary>
    public bool HasDefinitions { get; init; }

    /// <summary>Whether <c>vary</c> may stand before it.</summary>
    public bool MayVary { get; init; }

    /// <summary>Whether this version can run it.</summary>
    public bool IsSupported => Instead is null;
}
