"""Small words by which a clause begins, and after which no line should end, by language."""

from __future__ import annotations

from functools import cache

CONJUNCTIONS = {
    "de": "und oder aber denn sondern dass weil wenn ob als während obwohl damit nachdem bevor bis sodass sowie wie wo",
    "en": "and or but nor so yet because although though while when whereas if unless until since that which who where",
    "es": "y e o u pero sino que porque aunque cuando si mientras donde como pues quien cuyo",
    "fr": "et ou mais donc car ni que qui parce quand lorsque si puisque comme où dont",
    "it": "e ed o ma che perché quando se mentre anche dove come quindi poiché cui",
    "nl": "en of maar want dat omdat als toen terwijl hoewel zodat die wie waar",
    "pt": "e ou mas que porque quando se enquanto embora onde como pois quem",
}

CLINGING = {
    "de": "der die das den dem des ein eine einen einem einer eines im in an am auf aus bei mit nach von vom zu zum",
    "en": "a an the of to in on at by for with from into my your his her its our their this these those not",
    "es": "el la los las un una unos unas de del a al en con por para sin mi tu su no",
    "fr": "le la les un une des du de à au aux en dans par pour sur avec sans mon ma mes ton son sa ses ce cette ne",
    "it": "il lo la i gli le un uno una di del della a al da in nel con per su sul mio suo non",
    "nl": "de het een van in op aan met voor door uit bij naar te mijn zijn haar niet",
    "pt": "o a os as um uma de do da dos das em no na com por para sem meu seu não",
}


@cache
def conjunctions(language: str) -> frozenset[str]:
    """Words before which a line may well end."""
    return frozenset(CONJUNCTIONS.get(language, "").split())


@cache
def clinging(language: str) -> frozenset[str]:
    """Words after which a line had better not end."""
    return frozenset(CLINGING.get(language, "").split())
