using System.Collections.Generic;
using System.Linq;
#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>The orders that a setting stands for.</summary>
public static class OptionOrders
{
    /// <summary>Options whose every order is asked for, at most: 24 orders.</summary>
    public const int MostOptions = 4;

    /// <summary>The orders, that of the outcome first.</summary>
    /// <param name="order">The setting.</param>
    /// <param name="options">K, 0 or more.</param>
    /// <returns>K indices each: which option stands first, second, …; one empty list where there are no options.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(OptionOrder order, int options)
    {
        var given = Enumerable.Range(0, options).ToList();
        return order switch
        {
            OptionOrder.Rotated when options > 0 => given.Select(first => given.Select(place => (first + place) % options).ToList()).ToList(),
            OptionOrder.Every => Permutations(given).ToList(),
            _ => new[] { given },
        };
    }

    private static IEnumerable<IReadOnlyList<int>> Permutations(List<int> options) => options.Count == 0
        ? new[] { options }
        : options.SelectMany(first => Permutations(options.Where(option => option != first).ToList()), (first, rest) => new[] { first }.Concat(rest).ToList());
}
