using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Functions that read a member. Compiled once: a cursor is made more often than a class.</summary>
internal static class Readers<TRow, TValue>
{
    private static readonly ConcurrentDictionary<MemberInfo, Func<TRow, TValue>> Compiled = new();

    public static Func<TRow, TValue> Of(MemberInfo member) => Compiled.GetOrAdd(member, static member =>
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TValue>>(Expression.MakeMemberAccess(row, member), row).Compile();
    });
}
